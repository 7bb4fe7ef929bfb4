// The calls to the gateway. What is not answered at once is asked again for a while, under the same turn_id.
const PATIENCE = 9000;

export class NotAnswered extends Error {
  constructor(status, error) {
    super("not answered");
    this.status = status;
    this.error = error;
  }
}

export async function call(method, path, { body, key, patience = PATIENCE } = {}) {
  const until = performance.now() + patience;
  const headers = { Accept: "application/json", "X-Page-Language": document.documentElement.dataset.language };
  if (key) headers["X-Page-Key"] = key;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  for (;;) {
    const { status, told } = await once(method, path, headers, body);
    if (status >= 200 && status < 300) return told;
    const error = (told && told.error) || {};
    const pause = 1000 * (error.retry_after || 1);
    const later = status === 0 || status === 409 || status === 429 || status === 503;
    if (!later || performance.now() + pause > until) throw new NotAnswered(status, error);
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

async function once(method, path, headers, body) {
  try {
    const answer = await fetch(path, {
      method, headers, cache: "no-store", credentials: "same-origin", referrerPolicy: "no-referrer",
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, told: answer.status === 204 ? null : await answer.json() };
  } catch {
    return { status: 0, told: null };
  }
}

export const newTurnId = () =>
  crypto.randomUUID ? crypto.randomUUID() : ([1e7] + -1e3 + -4e3 + -8e3 + -1e11).replace(/[018]/g, (c) =>
    (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
