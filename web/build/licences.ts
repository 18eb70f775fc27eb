// The licences of everything that the site is made of: our own as LICENSE.txt, all others in third-party-notices.txt, and
// the fonts' once more beside the fonts, as the Open Font License asks. The packages of the page are those whose modules
// are in it, found when it is bundled; a licence that cannot be found ends the build.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const fonts = ["@expo-google-fonts/inter", "@expo-google-fonts/jetbrains-mono"];

// Its exception lets what is compiled in go without the licence's text.
const llvm =
  "Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions: https://llvm.org/LICENSE.txt";

const read = (path: string): string => {
  if (!existsSync(path)) throw new Error(`${path} is missing: the site would go without that licence`);
  return readFileSync(path, "utf8").trim();
};

function emscripten(toolchain: string): string {
  const own = join(toolchain, "bin/em-config");
  return execFileSync(existsSync(own) ? own : "em-config", ["EMSCRIPTEN_ROOT"], { encoding: "utf8" }).trim();
}

// What is in the wasm programs.
function compiledIn(root: string, mit: string): [string, string][] {
  const toolchain = join(root, ".toolchain");
  const from = (path: string) => read(join(toolchain, path));
  const terms = mit.slice(mit.indexOf("Permission is hereby granted"));
  return [
    [
      "CPython (the library's interface, its messages and its rules)",
      from("debian/usr/lib/python3.14/LICENSE.txt"),
    ],
    ["Dear ImGui", from("src/imgui/LICENSE.txt")],
    ["SDL2", from("src/SDL2/LICENSE.txt")],
    ["LibTomMath", from("src/libtommath/LICENSE")],
    ["nlohmann/json", from("src/nlohmann-json/LICENSE.MIT")],
    ["musl (Emscripten's C library)", read(join(emscripten(toolchain), "system/lib/libc/musl/COPYRIGHT"))],
    ["Emscripten", `Copyright (c) 2010-2026 Emscripten authors, see AUTHORS file.\n\n${terms}`],
    ["libc++, libc++abi and compiler-rt", llvm],
  ];
}

const licenceIn = (folder: string): string => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  if (!file) throw new Error(`${folder} has no licence`);
  return read(join(folder, file));
};

// "…/node_modules/@codemirror/view/dist/index.js" is of "…/node_modules/@codemirror/view".
const packageOf = (module: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replace(/^\0/, ""))?.[0];

export function licences(root: string): Plugin {
  return {
    name: "lockstep:licences",
    generateBundle(_, bundle) {
      const folders = new Set<string>();
      for (const chunk of Object.values(bundle))
        if (chunk.type === "chunk")
          for (const module of chunk.moduleIds) folders.add(packageOf(module) ?? "");
      folders.delete("");
      const packages = [...folders]
        .sort()
        .map((folder): [string, string] => [folder.replace(/^.*\/node_modules\//, ""), licenceIn(folder)]);
      const require = createRequire(import.meta.url);
      const fontTexts = fonts.map((name): [string, string] => [
        name,
        read(join(dirname(require.resolve(`${name}/package.json`)), "LICENSE_FONT")),
      ]);
      const mit = read(join(root, "LICENSE"));
      const line = "=".repeat(80);
      const all = [...compiledIn(root, mit), ...packages, ...fontTexts];
      const notices = all.map(([name, text]) => `${line}\n${name}\n${line}\n\n${text}\n`);
      const emit = (fileName: string, source: string) => this.emitFile({ type: "asset", fileName, source });
      emit("LICENSE.txt", `${mit}\n`);
      emit(
        "third-party-notices.txt",
        `What this site is made of beside Lockstep itself.\n\n${notices.join("\n\n")}`,
      );
      for (const [name, text] of fontTexts) emit(`assets/${name.replace(/^.*\//, "")}-OFL.txt`, `${text}\n`);
    },
  };
}
