import { installFetchGuard } from '../../network/guarded-fetch';
import { sayPieces, type ReadRequest } from './say-pieces';

installFetchGuard();

addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  void sayPieces(data, (message, transfer = []) => postMessage(message, { transfer }));
});
