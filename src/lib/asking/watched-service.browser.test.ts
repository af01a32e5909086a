import * as Comlink from 'comlink';
import { expect, it, vi } from 'vitest';
import { watchedService } from './watched-service';

interface Echo {
  say(text: string): Promise<string>;
}

function started(source: string) {
  const worker = new Worker(source, { type: 'module' });
  const onLost = vi.fn();
  return { service: watchedService(worker, Comlink.wrap<Echo>(worker), onLost), onLost };
}

/** A worker that answers by Comlink's protocol without Comlink. */
function script(body: string): string {
  const text = `addEventListener('message', async ({ data }) => {
    const answer = (value) => postMessage({ id: data.id, type: 'RAW', value });
    const fail = (error) => postMessage({ id: data.id, type: 'HANDLER', name: 'throw',
      value: { isError: true, value: { message: error.message, name: error.name, stack: '' } } });
    ${body}
  });`;
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}

it('answers as the service does, and goes on after an error of its script', async () => {
  const { service, onLost } = started(
    script(`answer('heard ' + data.argumentList[0].value); setTimeout(() => { throw new Error('later'); });`)
  );
  expect(await service.say('a')).toBe('heard a');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await service.say('b')).toBe('heard b');
  expect(onLost).not.toHaveBeenCalled();
});

it('rejects, with what to do, when the script is not there', async () => {
  const { service, onLost } = started(new URL('/no-such-worker.js', location.href).href);
  const said = {
    code: 'part-missing',
    message: expect.stringMatching(/could not be fetched.*Reload the page/)
  };
  await expect(service.say('a')).rejects.toMatchObject(said);
  await expect(service.say('b')).rejects.toMatchObject(said);
  expect(onLost).toHaveBeenCalledOnce();
});

it('rejects when the script ends in an error before it answers', async () => {
  const source = URL.createObjectURL(
    new Blob([`throw new Error('broken at once')`], { type: 'text/javascript' })
  );
  await expect(started(source).service.say('a')).rejects.toThrow(/did not start: .*broken at once/);
});

it('says in words that a part which is fetched later is missing', async () => {
  const { service } = started(
    script(`try { await import('${location.origin}/no-such-part.js'); } catch (error) { fail(error); }`)
  );
  await expect(service.say('a')).rejects.toThrow(/A part of the lab could not be fetched/);
});
