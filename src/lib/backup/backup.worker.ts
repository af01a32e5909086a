import * as Comlink from 'comlink';
import { installFetchGuard } from '../network/guarded-fetch';
import { StoreConnection } from '../store/connection';
import type { BackupService } from './backup-service';
import { estimateStock } from './estimate';
import { writeBackup } from './write-backup';

installFetchGuard();

const connection = new StoreConnection();

const service: BackupService = {
  stock: (unstored) => connection.use((db) => estimateStock(db, unstored)),
  async write(given, saving, onProgress) {
    let told = 0;
    const db = await connection.open();
    return writeBackup(db, given, {
      ...saving,
      onProgress(progress) {
        // A message for every answer would keep the page from its own work.
        if (progress.fraction < 1 && progress.fraction - told < 0.005) return;
        told = progress.fraction;
        onProgress(progress);
      }
    });
  }
};

Comlink.expose(service);
