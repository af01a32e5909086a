import { isScalar, parseAllDocuments, visit, type Document } from 'yaml';
import { CAPS } from '../caps';
import { ImportError } from '../import-result';

const MIB = 1024 * 1024;

const TOO_DEEP = 'is nested too deeply';

/**
 * The value of a YAML text, a list of values where it holds several documents. Numbers and dates stay as they are written:
 * `1.10` is no 1.1.
 * @throws ImportError where it is not YAML, is too large or too deep, or refers to itself without end
 */
export function valueOfYaml(text: string, file: string): unknown {
  if (text.length > CAPS.yamlSize) {
    throw new ImportError(
      `${file} is YAML of ${Math.round(text.length / MIB)} MiB; the limit is ${CAPS.yamlSize / MIB} MiB. Save it as JSON.`
    );
  }
  try {
    const documents = parseAllDocuments(text, { logLevel: 'silent' });
    const values = [...documents].map((document) => valueOf(document, file));
    return values.length === 1 ? values[0] : values.flat();
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(
      `${file} ${error instanceof RangeError ? TOO_DEEP : 'refers to its own parts too often to be read'}.`
    );
  }
}

function valueOf(document: Document.Parsed, file: string): unknown {
  const [error] = document.errors;
  if (error) {
    if (/call stack/i.test(error.message)) throw new ImportError(`${file} ${TOO_DEEP}.`);
    const line = error.linePos?.[0].line;
    const [reason = ''] = error.message.split(' at line ', 1);
    throw new ImportError(
      `${file} is not valid YAML${line === undefined ? '' : `, line ${line}`}: ${reason.slice(0, 200)}`
    );
  }
  visit(document, {
    Scalar(_, node) {
      const { value, source } = node;
      if (isScalar(node) && typeof value === 'number' && source !== undefined && String(value) !== source) {
        node.value = source;
      }
    }
  });
  return document.toJS({ maxAliasCount: 100 });
}
