import type { FileMetaData, parquetSchema } from 'hyparquet';
import { CAPS } from '../caps';
import { ImportError } from '../import-result';
import type { Report } from '../report';
import { tableOfRecords, type PlacedRecord } from './json';
import { fieldKey, type Table } from './table';

/** Columns that hold whole documents, which no question is made with. */
const DOCUMENTS = new Set(['entitypages', 'searchresults']);
/** Bytes of a column, unpacked, above which it is taken to hold whole documents. */
const MOST_OF_PASSAGES = 128 * 1024 * 1024;
const PASSAGES = new Set(['context', 'passage', 'support', 'cotcontent', 'document']);

type SchemaNode = ReturnType<typeof parquetSchema>;

/** Whether every column chunk belongs to one leaf of the schema; the reader takes that for granted. */
function isConsistent(metadata: FileMetaData, schema: SchemaNode): boolean {
  return metadata.row_groups.every(({ columns }) => {
    const paths = columns.map(({ meta_data: chunk }) => chunk?.path_in_schema ?? []);
    const isLeaf = (path: readonly string[]) => {
      let node: SchemaNode | undefined = schema;
      for (const name of path) node = node?.children.find(({ element }) => element.name === name);
      return path.length > 0 && node?.children.length === 0;
    };
    return new Set(paths.map((path) => path.join('\n'))).size === paths.length && paths.every(isLeaf);
  });
}

/**
 * Reads a parquet file, a row group at a time; the reader and its decompressors are fetched only now.
 * @throws ImportError when the file is damaged or unpacks to more than the limit
 */
export async function readParquet(
  bytes: Uint8Array<ArrayBuffer>,
  file: string,
  report: Report,
  onProgress: (fraction: number) => void
): Promise<Table> {
  const [{ parquetMetadata, parquetReadObjects, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors')
  ]);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  try {
    const metadata = parquetMetadata(buffer);
    const schema = parquetSchema(metadata);
    if (!isConsistent(metadata, schema)) throw new Error('columns without a place in its schema');
    const sizeOf = (names: readonly string[]) =>
      metadata.row_groups
        .flatMap((group) => group.columns)
        .filter(({ meta_data: chunk }) => chunk && names.includes(chunk.path_in_schema[0]!))
        .reduce((sum, { meta_data: chunk }) => sum + Number(chunk!.total_uncompressed_size), 0);
    const names = schema.children.map(({ element }) => element.name);
    const holdsDocuments = (name: string) =>
      DOCUMENTS.has(fieldKey(name)) || (PASSAGES.has(fieldKey(name)) && sizeOf([name]) > MOST_OF_PASSAGES);
    for (const column of names.filter(holdsDocuments)) {
      const reason = 'holds whole documents, and was not read';
      report.fault({ file, row: null, line: null, column }, reason, 'value left out');
    }
    const columns = names.filter((name) => !holdsDocuments(name));
    const size = sizeOf(columns);
    if (size > CAPS.unpackedSize) {
      throw new ImportError(
        `${file} unpacks to ${size} bytes; the limit is ${CAPS.unpackedSize}. Use a part of it.`
      );
    }
    const total = Number(metadata.num_rows);
    const count = Math.min(total, CAPS.rows);
    if (total > count) {
      const message = `${file} has ${total} rows; the ones after the first ${CAPS.rows} were not read.`;
      report.cap({ file, row: count + 1, line: null, column: null }, 'rows', CAPS.rows, message);
    }
    const records: PlacedRecord[] = [];
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = Math.min(rowStart + Number(group.num_rows), count);
      if (rowEnd <= rowStart) continue;
      const rows = await parquetReadObjects({
        file: buffer,
        metadata,
        columns,
        compressors,
        rowStart,
        rowEnd
      });
      for (const [i, record] of rows.entries()) records.push({ row: rowStart + i + 1, line: null, record });
      rowStart = rowEnd;
      onProgress(rowEnd / count);
    }
    return tableOfRecords(records, { file, format: 'parquet', encoding: null });
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${file} is a damaged parquet file (${(error as Error).message}). Fetch it again.`);
  }
}
