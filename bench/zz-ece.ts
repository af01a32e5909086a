import { correctedEce, asProbabilities, ece, eceNullFloor } from '/work/wt/honesty/src/lib/calibration';
import { Seeded } from '/work/wt/honesty/tests/oracles/seeded';
const sources: [string,(r:Seeded)=>[number,number]][] = [
 ['sure', r=>{const c=.98+.02*r.uniform();return [c,c]}],
 ['mid', r=>{const c=.2+.6*r.uniform();return [c,c]}],
 ['two', r=>{const c=r.uniform()<.5?.05:.95;return [c,c]}],
 ['over', r=>{const c=.5+.5*r.uniform();return [c,Math.max(0,c-.15)]}],
 ['slight', r=>{const c=.5+.4*r.uniform();return [c,c-.05]}],
 ['uneven', r=>{const c=r.uniform()<.5?.05:.95;return [c,c<.5?.2:.8]}],
];
const trueE: Record<string,number>={sure:0,mid:0,two:0,over:.15,slight:.05,uneven:.15};
for (const n of [20,40,200,1000]) for (const [name,draw] of sources) {
  let cov=0, zero=0, val=0, raw=0,w=0; const R=n>=1000?150:200; const t=Date.now();
  for (let s=0;s<R;s++){ const r=new Seeded(1000*n+s+1); const c:number[]=[],y:number[]=[]; for(let i=0;i<n;i++){const [a,p]=draw(r);c.push(a);y.push(r.flip(p));}
   const bins=n<500?5:10;
   const {value,interval}=correctedEce(c,y,bins); const [lo,hi]=interval!; if(lo<=trueE[name]+1e-9&&hi>=trueE[name]-1e-9)cov++; if(lo===0)zero++; val+=value;raw+=ece(asProbabilities(c),y,bins);w+=hi-lo;}
  console.log(n,name,'cov',(cov/R).toFixed(3),'lo=0',(zero/R).toFixed(3),'value',(val/R).toFixed(3),'raw',(raw/R).toFixed(3),'width',(w/R).toFixed(3),'ms',((Date.now()-t)/R).toFixed(1));
}
