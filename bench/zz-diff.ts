import { calibrationDifference } from '../src/lib/calibration/intervals/calibration-difference';
import { figureDifferences } from '../src/lib/calibration';
import { Seeded } from '../tests/oracles/seeded';
type D=(r:Seeded)=>[number,number];
const S: Record<string,D>={
 acc50:r=>{const c=.3+.4*r.uniform();return [c,c]}, acc95:r=>{const c=.9+.1*r.uniform();return [c,c]}, sure:r=>{const c=.98+.02*r.uniform();return [c,c]},
 two:r=>{const c=r.uniform()<.5?.05:.95;return [c,c]}, wide:r=>{const c=r.uniform();return[c,c]},
 over10:r=>{const c=.5+.4*r.uniform();return [c,c-.1]}, over10b:r=>{const c=.9+.1*r.uniform();return [c,c-.1]}, over20:r=>{const c=.5+.4*r.uniform();return [c,c-.2]}};
const T: Record<string,number>={acc50:0,acc95:0,sure:0,two:0,wide:0,over10:.01,over10b:.01,over20:.04};
for (const n of [20,40,200,1000]) for (const [a,b] of [['acc50','acc95'],['acc50','sure'],['two','wide'],['sure','acc95'],['over10','over10b'],['over20','acc50'],['over10','acc95'],['over20','over10']]) {
 let al=0,cov=0,lo=0,old=0;const R=400;
 for(let s=0;s<R;s++){const r=new Seeded(n*7919+s+1);const m=[[a,[],[]],[b,[],[]]] as [string,number[],number[]][];
  for(let i=0;i<n;i++){const u=r.uniform();for(const k of m){const [c,p]=S[k[0]](r);k[1].push(c);k[2].push(r.uniform()<.7? +(u<p):r.flip(p));}}
  const rows=m.map(k=>({confidences:k[1] as never,correct:k[2]}));
  const d=calibrationDifference(rows[0],rows[1],{bins:n<500?5:10});const t=T[a]-T[b];
  if(d.interval![0]>t||d.interval![1]<t);else cov++; if(d.interval![0]>0)al++; if(d.interval![1]<0)lo++;
  if(s<60&&n<1000){const o=figureDifferences(rows[0],rows[1],{bins:5,resamples:200}).ece.interval!; if(o[0]>0||o[1]<0)old++}}
 console.log(n,a,b,'cov',(cov/R).toFixed(3),'first worse',(al/R).toFixed(3),'second worse',(lo/R).toFixed(3),'old',(old/60).toFixed(2));}
