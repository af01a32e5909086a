import { findModel, offeredModels, type CatalogueEntry } from '../engine/catalogue';
import { addLocalModel, localModels } from '../engine/files/local-models';
import { forgetModel } from '../engine/files/model-files';
import {
  addRemoteModel,
  remoteModels,
  removeRemoteModel,
  type RemoteSource
} from '../engine/files/remote-models';

/** The models to choose from: the catalogue's, and files a person brought. */
export class Models {
  /** GGUF files from this machine. */
  local = $state.raw<CatalogueEntry[]>([]);

  /** Models added by their address. */
  remote = $state.raw<CatalogueEntry[]>([]);

  /** Whether it was looked up what is kept in this browser: until then a model that is not found may still be known. */
  ready = $state(false);

  /** Looks up what is kept in this browser. */
  async refresh(siteUrl: string): Promise<void> {
    try {
      [this.local, this.remote] = await Promise.all([localModels(siteUrl), remoteModels()]);
    } finally {
      this.ready = true;
    }
  }

  /**
   * Keeps a GGUF file from this machine.
   * @throws EngineError when it cannot be kept
   */
  async add(file: File, siteUrl: string): Promise<CatalogueEntry> {
    const entry = await addLocalModel(file, siteUrl);
    await this.refresh(siteUrl);
    return entry;
  }

  /**
   * Adds a model by its address.
   * @throws EngineError when the address is none
   */
  async addRemote(source: RemoteSource, siteUrl: string): Promise<CatalogueEntry> {
    const entry = await addRemoteModel(source, siteUrl);
    await this.refresh(siteUrl);
    return entry;
  }

  /** Takes a model added by its address off the list, with its files. */
  async removeRemote(entry: CatalogueEntry, siteUrl: string): Promise<void> {
    await removeRemoteModel(entry.id, siteUrl);
    await this.forget(entry, siteUrl);
  }

  /** Removes a model's files from this browser. */
  async forget(entry: CatalogueEntry, siteUrl: string): Promise<void> {
    await forgetModel(entry, siteUrl);
    await this.refresh(siteUrl);
  }

  /** The entry of a model id, or `undefined`. */
  find(id: string): CatalogueEntry | undefined {
    return findModel(id) ?? [...this.local, ...this.remote].find((entry) => entry.id === id);
  }

  /** What can be named to other machines: not a file from this one, and of a hub's models the form that most adapters run. */
  nameable(): CatalogueEntry[] {
    return this.offered(false).filter(({ local }) => !local);
  }

  /** What is offered on a machine whose adapter has 16-bit shaders, or has not. */
  offered(shaderF16: boolean): CatalogueEntry[] {
    const [builtIn, ...hub] = offeredModels(shaderF16);
    return [builtIn!, ...this.local, ...this.remote, ...hub];
  }
}

/** The page's one list of models. */
export const models = new Models();
