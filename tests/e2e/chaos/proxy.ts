// The way between browser and backend, byte by byte, with everything that may happen on it. It listens on one port for its
// whole life; what happens to a request is decided by a seed.
import { once } from "node:events";
import { type AddressInfo, type Server, type Socket, createServer } from "node:net";
import { Connection } from "./connection";
import { type Asked, type Fault, type Weather, decide, isApi, isWrite, tell } from "./faults";
import type { Head } from "./heads";
import { Chance } from "./random";

/** A write that passed, or tried to. */
export interface Passed {
  at: number;
  method: string;
  path: string;
  key: string | undefined;
  body: string;
  fault: Fault;
  /** The backend got all of it. */
  whole: boolean;
}

/** What comes before the proxy's own faults, for those who know better than chance. */
export type Ahead = (asked: Asked, head: Head) => Fault | undefined;

export class Proxy {
  weather: Weather = "calm";
  readonly writes: Passed[] = [];
  readonly faults: Fault[] = [];
  ahead: Ahead = () => undefined;
  port = 0;
  private server: Server | undefined;
  private readonly open = new Set<Connection>();
  private readonly chance: Chance;

  constructor(
    seed: number,
    readonly backendPort: number,
    readonly say: (what: string) => void,
  ) {
    this.chance = new Chance(seed);
  }

  /** Listens, the first time on a free port, and later on the same. */
  async up() {
    if (this.server) return;
    const server = createServer({ noDelay: true }, (client: Socket) => {
      const connection = new Connection(client, this);
      this.open.add(connection);
      client.once("close", () => this.open.delete(connection));
    });
    server.listen(this.port, "127.0.0.1");
    await once(server, "listening");
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Nobody listens any more: connections are refused, and those that stand break. */
  async down() {
    const { server } = this;
    this.server = undefined;
    for (const connection of this.open) connection.end("rst");
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  /** Everything is well from now on; who waits in a black hole is let go. */
  async heal() {
    this.weather = "calm";
    this.ahead = () => undefined;
    for (const connection of this.open) connection.release();
    await this.up();
  }

  /** What happens to this request. Writes are remembered. */
  meet(head: Head, body: Buffer): { fault: Fault; passed?: Passed } {
    const asked: Asked = { method: head.method, path: head.path, length: head.length };
    const drawn = decide(this.chance, this.weather, asked);
    const fault = this.ahead(asked, head) ?? drawn;
    if (fault.kind !== "none") this.faults.push(fault);
    if (isWrite(asked) || (isApi(asked) && fault.kind !== "none")) {
      this.say(`${head.method} ${head.path} – ${tell(fault)}`);
    }
    if (!isWrite(asked)) return { fault };
    const key = head.headers.get("idempotency-key");
    const passed = { at: Date.now(), ...asked, key, body: body.toString("utf8"), fault, whole: false };
    this.writes.push(passed);
    return { fault, passed };
  }
}
