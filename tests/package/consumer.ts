import init, { version } from 'evenkeel';
import { renderPdf } from 'evenkeel/pdf';

const started: Promise<void> = init();
const again: Promise<void> = init(new URL('https://example.org/evenkeel_bg.wasm'));
const fromBytes: Promise<void> = init(new Uint8Array());
const text: string = version();
const pdf: Promise<Uint8Array> = renderPdf({}, [new Uint8Array()]);

// @ts-expect-error: the package starts by its default export only
void import('evenkeel').then(({ initSync }) => initSync);

export { again, fromBytes, pdf, started, text };
