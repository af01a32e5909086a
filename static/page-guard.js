/*
 * Runs before the page: says what to do where another site frames it, or where a part of it cannot be loaded, and marks a
 * visit that does not begin with the recorded run.
 */
(() => {
  'use strict';

  /** Whether a page of another site has this one in a frame. */
  function isFramedElsewhere() {
    if (self === top) return false;
    try {
      return top.location.origin !== self.location.origin;
    } catch {
      return true;
    }
  }

  function notice(title, ...content) {
    const box = document.createElement('div');
    box.setAttribute('role', 'alert');
    box.id = 'page-guard';
    Object.assign(box.style, {
      position: 'fixed',
      inset: '0 0 auto 0',
      zIndex: '1000',
      padding: '1rem 1.25rem',
      font: '1rem/1.5 system-ui, sans-serif',
      background: 'Canvas',
      color: 'CanvasText',
      borderBottom: '3px solid #b3261e'
    });
    const heading = document.createElement('strong');
    heading.textContent = title;
    box.append(heading, ' ', ...content);
    return box;
  }

  if (isFramedElsewhere()) {
    window.stop();
    const link = document.createElement('a');
    link.href = location.href;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = 'Open it on its own';
    const body = document.createElement('body');
    body.append(
      notice('Calibration Lab does not run inside a page of another site.', link, ', where nothing else can act for you.')
    );
    document.documentElement.replaceChildren(document.head, body);
    return;
  }

  /** Whether the page begins with something else than the recorded run as it stands in the page itself. */
  function beginsElsewhere() {
    try {
      return location.search !== '' || localStorage.getItem('calibration-lab/own-runs') === 'true';
    } catch {
      return false;
    }
  }
  document.documentElement.classList.toggle('begins-elsewhere', beginsElsewhere());

  /** How browsers say that a module, or one it needs, is not there. */
  const missing = /dynamically imported module|importing a module script failed/i;

  /** Fetches the whole site anew; questions, runs and models are stored elsewhere and stay. */
  async function fetchAnew() {
    const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    const own = registrations.filter(({ scope }) => location.href.startsWith(scope));
    await Promise.all(own.map((registration) => registration.unregister()));
    const names = globalThis.caches ? await caches.keys() : [];
    const site = names.filter((name) => name.startsWith('calibration-lab-site-'));
    await Promise.all(site.map((name) => caches.delete(name)));
    await fetch(location.href, { cache: 'reload' }).catch(() => {});
    location.reload();
  }

  function sayMissing() {
    if (!document.body || document.getElementById('page-guard')) return;
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.textContent = 'Fetch the page anew';
    reload.addEventListener('click', () => void fetchAnew());
    document.body.prepend(
      notice(
        'A part of this page could not be loaded.',
        'The site was updated only in part, or the connection broke off. Questions, runs and models stored in this browser are kept. ',
        reload
      )
    );
  }

  addEventListener('unhandledrejection', ({ reason }) => {
    if (missing.test(String(reason?.message))) sayMissing();
  });
  // A script or a style sheet that is named in the page itself; such an error does not bubble.
  addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'stylesheet')) {
        sayMissing();
      }
    },
    true
  );
})();
