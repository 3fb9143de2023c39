// A real identity provider on loopback: one public client with PKCE, the package's own pages for
// signing in. Prints {"issuer": …} when it listens, and ends when its standard input does.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [modules, redirectUri, afterLogout] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(`${modules}/oidc-provider/lib/index.js`));
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "raati",
        token_endpoint_auth_method: "none",
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [afterLogout],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
      },
    ],
    cookies: { keys: ["only for tests"] },
    features: { revocation: { enabled: true } },
    clientBasedCORS: (_context, origin) => origin === new URL(redirectUri).origin,
  });
  server.on("request", provider.callback());
  console.log(JSON.stringify({ issuer }));
});
process.stdin.resume().on("end", () => process.exit(0));
