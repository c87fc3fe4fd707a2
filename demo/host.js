// What a host page writes, in plain JavaScript: it asks its own server before anything is kept, and hears what was done.

/** Stands for the host's server: it knows which cost centres exist, and answers a bad one as RFC 9457 says. */
async function server(change) {
  const { costCentre } = change.values?.custom ?? {};
  if (costCentre !== 'DE-000') return new Response(null, { status: 204 });
  const problem = {
    type: 'https://example.com/problems/validation',
    title: 'The user cannot be saved',
    status: 422,
    errors: [{ detail: 'Cost centre DE-000 was closed in March. Use DE-100.', pointer: '#/custom/costCentre' }],
  };
  return new Response(JSON.stringify(problem), {
    status: 422,
    headers: { 'content-type': 'application/problem+json' },
  });
}

const heard = document.querySelector('#heard');

document.addEventListener('user-change-request', (event) => {
  const asked = event.changes.map(async (change) => {
    const response = await server(change);
    return response.ok ? undefined : response.json();
  });
  for (const answer of asked) event.waitUntil(answer);
});
document.addEventListener('user-change', ({ results }) => {
  heard.value = `Kept: ${results.map((result) => result.user?.displayName ?? result.id).join(', ')}`;
});
document.addEventListener('user-change-error', ({ results }) => {
  heard.value = `Refused: ${results.flatMap((result) => (result.ok ? [] : result.issues.map(({ code }) => code))).join(', ')}`;
});
