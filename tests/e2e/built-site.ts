import { buildSite } from '../../scripts/setup/built-site.mjs';

/** Tests that are started by themselves, too, look at the site of these very sources. */
export default function setup(): void {
  buildSite();
}
