// What `standpoint build` writes above sw.js.
declare const EDITION: string;
declare const KEPT: [address: string, integrity: string][];
