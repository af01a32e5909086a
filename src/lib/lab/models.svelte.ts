import { findModel, offeredModels, type CatalogueEntry } from '../engine/catalogue';
import { addLocalModel, localModels } from '../engine/files/local-models';
import { forgetModel } from '../engine/files/model-files';

/** The models to choose from: the catalogue's, and files a person brought. */
class Models {
  /** GGUF files from this machine. */
  local = $state.raw<CatalogueEntry[]>([]);

  /** Looks up what is kept in this browser. */
  async refresh(siteUrl: string): Promise<void> {
    this.local = await localModels(siteUrl);
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

  /** Removes a model's files from this browser. */
  async forget(entry: CatalogueEntry, siteUrl: string): Promise<void> {
    await forgetModel(entry, siteUrl);
    await this.refresh(siteUrl);
  }

  /** The entry of a model id, or `undefined`. */
  find(id: string): CatalogueEntry | undefined {
    return findModel(id) ?? this.local.find((entry) => entry.id === id);
  }

  /** What is offered on a machine whose adapter has 16-bit shaders, or has not. */
  offered(shaderF16: boolean): CatalogueEntry[] {
    const [builtIn, ...hub] = offeredModels(shaderF16);
    return [builtIn, ...this.local, ...hub];
  }
}

/** The page's one list of models. */
export const models = new Models();
