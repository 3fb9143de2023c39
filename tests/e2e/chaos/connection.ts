// One connection through the proxy: requests one after another, each with its fault.
import { type Socket, connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type End, type Fault, wire } from "./faults";
import { headOf } from "./heads";
import type { Passed, Proxy } from "./proxy";

export class Connection {
  private readonly backend: Socket;
  private waiting = Buffer.alloc(0);
  /** The request that is answered now. */
  private fault: Fault = { kind: "none" };
  private passed: Passed | undefined;
  private answered = 0;
  /** What is delivered to the browser, in turn. */
  private delivery: Promise<void> = Promise.resolve();
  private isSwallowed = false;
  private isHeld = false;

  constructor(
    private readonly client: Socket,
    private readonly proxy: Proxy,
  ) {
    this.backend = connect({ port: proxy.backendPort, host: "127.0.0.1", noDelay: true });
    client.on("data", (bytes) => this.take(bytes));
    this.backend.on("data", (bytes) => this.give(bytes));
    for (const [one, other] of [
      [client, this.backend],
      [this.backend, client],
    ] as const) {
      one.on("error", () => {});
      // The end of one side comes after all that it sent.
      one.on("close", () => void this.delivery.then(() => this.isHeld || other.destroy()));
      one.on("end", () => void this.delivery.then(() => this.isHeld || other.end()));
    }
  }

  /** Ends it like this. */
  end(how: End) {
    this.isSwallowed = true;
    if (how === "hole") {
      this.isHeld = true;
      return;
    }
    this.isHeld = false;
    this.backend.destroy();
    if (how === "rst") this.client.resetAndDestroy();
    else this.client.end();
  }

  /** Lets it go if it hangs. */
  release() {
    if (this.isHeld) this.end("rst");
  }

  private take(bytes: Buffer) {
    if (this.isSwallowed) return;
    this.waiting = Buffer.concat([this.waiting, bytes]);
    const head = headOf(this.waiting);
    if (!head || this.waiting.length < head.length) return;
    const request = this.waiting.subarray(0, head.length);
    this.waiting = this.waiting.subarray(head.length);
    const { fault, passed } = this.proxy.meet(head, request.subarray(head.headLength));
    this.fault = fault;
    this.passed = passed;
    this.answered = 0;
    void this.pass(request);
  }

  private async pass(request: Buffer) {
    const { fault } = this;
    switch (fault.kind) {
      case "refuse":
        return this.end("rst");
      case "cut-request":
        this.backend.write(request.subarray(0, Math.min(fault.at, request.length - 1)));
        // The backend sees the cut, too, once it has read so far.
        await wait(5);
        return this.end(fault.end);
      case "false-answer":
        if (!fault.after) return this.lie(fault.name);
        break;
      case "delay":
        if (fault.what === "request") await wait(fault.millis);
    }
    if (this.passed) this.passed.whole = true;
    this.backend.write(request);
  }

  private lie(name: Parameters<typeof wire>[0]) {
    this.isSwallowed = true;
    this.client.end(wire(name));
    this.backend.destroy();
  }

  private give(bytes: Buffer) {
    if (this.isSwallowed) return;
    const { fault } = this;
    const from = this.answered;
    this.answered += bytes.length;
    if (fault.kind === "false-answer") return this.lie(fault.name);
    if (fault.kind === "cut-answer" && this.answered > fault.at) {
      const last = bytes.subarray(0, Math.max(0, fault.at - from));
      this.isSwallowed = true;
      this.backend.pause();
      if (last.length === 0) return this.end(fault.end);
      this.client.write(last, () => this.end(fault.end));
      return;
    }
    this.delivery = this.delivery.then(() => this.deliver(bytes, fault, from === 0));
  }

  private async deliver(bytes: Buffer, fault: Fault, isFirst: boolean) {
    if (fault.kind === "delay" && fault.what === "answer" && isFirst) await wait(fault.millis);
    if (fault.kind !== "trickle") {
      this.client.write(bytes);
      return;
    }
    // Long files would take all day.
    const step = Math.max(fault.bytes, Math.ceil(bytes.length / 20));
    for (let from = 0; from < bytes.length && !this.client.destroyed; from += step) {
      this.client.write(bytes.subarray(from, from + step));
      await wait(fault.millis);
    }
  }
}
