import { goto } from '$app/navigation';
import { resolve } from '$app/paths';

/** Address of a set's page. */
export function setAddress(id: string): string {
  return `${resolve('/questions/set/')}?id=${encodeURIComponent(id)}`;
}

/** Address of the comparison with a set chosen. */
export function askAddress(id: string): string {
  return `${resolve('/')}?set=${encodeURIComponent(id)}`;
}

/** Goes to a set's page. */
export async function openSet(id: string): Promise<void> {
  // eslint-disable-next-line svelte/no-navigation-without-resolve -- resolved, with a query behind it
  await goto(setAddress(id));
}
