import * as Comlink from 'comlink';
import { installFetchGuard } from '../../network/guarded-fetch';
import type { ImportService } from './import-service';
import { readQuestions } from './read-questions';

installFetchGuard();

const service: ImportService = {
  async read(name, content, told, listener) {
    listener.progress({ stage: 'reading', fraction: 0, questions: 0 });
    const bytes = new Uint8Array(await content.arrayBuffer());
    return readQuestions(
      { name, bytes },
      {
        ...told,
        onProgress: (progress) => listener.progress(progress),
        onBatch: (questions) => listener.batch(questions)
      }
    );
  }
};

Comlink.expose(service);
