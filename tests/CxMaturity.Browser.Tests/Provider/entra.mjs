// A provider of somebody else's making, shaped like Microsoft Entra: one tenant in its addresses, tid and oid in its tokens, app roles.
import http from 'node:http';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import Provider from 'oidc-provider';

const { PORT, APP, CLIENT_ID, CLIENT_SECRET, TENANT } = process.env;
const base = `http://localhost:${PORT}`;
const path = `/${TENANT}`;
const people = {
  analyst: { oid: 'a0000000-0000-0000-0000-000000000001', name: 'Alex Quay', roles: ['Analyst', 'Auditor'] },
  guest: { oid: 'a0000000-0000-0000-0000-000000000002', name: 'Robin Pier', roles: undefined },
};

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const provider = new Provider(`${base}${path}/v2.0`, {
  clients: [{
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    redirect_uris: [`${APP}/signin-oidc`],
    post_logout_redirect_uris: [`${APP}/signout-callback-oidc`],
    backchannel_logout_uri: `${APP}/signout-backchannel`,
    backchannel_logout_session_required: true,
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_post',
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomUUID() }] },
  cookies: { keys: [randomUUID()] },
  // The person is told of in the id token; there is no asking afterwards.
  conformIdTokenClaims: false,
  claims: { openid: ['sub', 'tid', 'oid', 'roles'], profile: ['name'] },
  findAccount: (_, id) => people[id] && {
    accountId: id,
    claims: () => ({ sub: `pairwise-${id}`, tid: TENANT, oid: people[id].oid, name: people[id].name, roles: people[id].roles }),
  },
  pkce: { required: () => true },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // Nobody is asked for consent within the organisation's own house.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => { ctx.body = page(`${form}<button form="op.logoutForm" name="logout" value="yes">Leave</button>`); },
      postLogoutSuccessSource: (ctx) => { ctx.body = page('<p>You have left.</p>'); },
    },
  },
  routes: {
    authorization: `${path}/oauth2/v2.0/authorize`,
    token: `${path}/oauth2/v2.0/token`,
    jwks: `${path}/discovery/v2.0/keys`,
    end_session: `${path}/oauth2/v2.0/logout`,
  },
  // Its guard against calls into its own network would keep it from the app under test.
  fetch: (url, { dispatcher, ...rest }) => globalThis.fetch(url, rest),
});

const page = (body) => `<!doctype html><html lang="en"><title>Provider</title><link rel="icon" href="data:,"><h1>Provider</h1>${body}`;
const signIn = page('<form method="post"><label>Who <input name="who"></label> <button>Go on</button> <button name="cancel" value="yes">Cancel</button></form>');

async function interact(request, response) {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html');
    return response.end(signIn);
  }

  let body = '';
  for await (const chunk of request) body += chunk;
  const form = new URLSearchParams(body);
  const result = !form.has('cancel') && people[form.get('who')]
    ? { login: { accountId: form.get('who') } }
    : { error: 'access_denied', error_description: 'The person did not want to.' };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
http.createServer((request, response) => {
  if (request.url.startsWith('/interaction/'))
    return interact(request, response).catch((fault) => response.writeHead(500).end(String(fault)));
  if (request.url === `${path}/v2.0/.well-known/openid-configuration`) request.url = '/.well-known/openid-configuration';
  return answer(request, response);
}).listen(Number(PORT), '127.0.0.1', () => console.log('ready'));
