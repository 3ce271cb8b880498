/** For whom and until when in, a certificate with its key out: signed by itself or by an authority, made on the spot. */
import { createPrivateKey, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface Certificate {
  /** PEM, as `https.createServer` and `NODE_EXTRA_CA_CERTS` take it; an authority's own is not in it. */
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWishes {
  /** The host that it is good for: a name or an IPv4 address. */
  readonly host: string;
  readonly from: Date;
  readonly until: Date;
}

/** Whoever signs certificates. */
export interface Authority extends Certificate {
  /** By which its own certificate is found among those that are trusted. */
  readonly name: Buffer;
}

const tag = { integer: 2, bits: 3, bytes: 4, oid: 6, text: 12, time: 23, sequence: 0x30, set: 0x31 } as const;
const named = { name: 0x82, address: 0x87 } as const;
const yes = Buffer.from([1, 1, 0xff]);

export function selfSigned(wishes: CertificateWishes): Certificate {
  return issue(wishes, [alternativeName(wishes.host)]);
}

export function createAuthority(wishes: Omit<CertificateWishes, 'host'>): Authority {
  return issue(wishes, [extension('551d13', sequence(yes))]);
}

/** `issuer` may also be no authority: what it signs is not to be trusted. */
export function signedBy(issuer: Authority, wishes: CertificateWishes): Authority {
  return issue(wishes, [alternativeName(wishes.host)], issuer);
}

/** X.509 in DER, RFC 5280: no more of it than a TLS server needs. */
function issue(
  { from, until }: Omit<CertificateWishes, 'host'>,
  extensions: readonly Buffer[],
  issuer?: Authority,
): Authority {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = sequence(oid('2a8648ce3d040302'));
  const name = sequence(der(tag.set, sequence(oid('550403'), der(tag.text, Buffer.from(randomUUID())))));
  const body = sequence(
    // The third version, counted from 0.
    der(0xa0, der(tag.integer, Buffer.from([2]))),
    der(tag.integer, Buffer.from([1])),
    signature,
    issuer?.name ?? name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signingKey: KeyObject = issuer ? createPrivateKey(issuer.key) : privateKey;
  const signed = sequence(body, signature, der(tag.bits, Buffer.from([0]), sign('sha256', body, signingKey)));
  return {
    name,
    cert: `-----BEGIN CERTIFICATE-----\n${signed.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function alternativeName(host: string): Buffer {
  const name = isIPv4(host)
    ? der(named.address, Buffer.from(host.split('.').map(Number)))
    : der(named.name, Buffer.from(host));
  return extension('551d11', sequence(name));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), der(tag.bytes, value));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(tag.sequence, ...parts);
}

function oid(hex: string): Buffer {
  return der(tag.oid, Buffer.from(hex, 'hex'));
}

/** Years from 1950 to 2049. */
function time(date: Date): Buffer {
  return der(tag.time, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
}

function der(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([type, ...size]), content]);
}
