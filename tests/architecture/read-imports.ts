import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One import as it stands in a file. */
export interface Import {
  /** The importing file, from the root, with forward slashes. */
  readonly from: string;
  /** A file from the root, or the name of a package or of a module of Node. */
  readonly to: string;
  readonly isPackage: boolean;
  /** Nothing of it is there when the program runs. */
  readonly isType: boolean;
  readonly line: number;
}

const SOURCE = /\.(ts|tsx|mjs)$/;

/** Every source file under some folders, from the root. */
export function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .filter((file) => SOURCE.test(file) && !file.includes('/generated/')),
  );
}

/** Every import of a file: static, exported on, and dynamic. */
export function readImports(root: string, file: string): Import[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const found: Import[] = [];
  const add = (specifier: ts.Node, isType: boolean) => {
    if (!ts.isStringLiteralLike(specifier)) return;
    const { line } = source.getLineAndCharacterOfPosition(specifier.getStart(source));
    found.push({ from: file, ...resolve(file, specifier.text), isType, line: line + 1 });
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (isDynamicImport(node)) add(node.arguments[0] as ts.Node, false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function resolve(file: string, specifier: string): { to: string; isPackage: boolean } {
  if (specifier.startsWith('#')) return { to: specifier.slice(1), isPackage: false };
  if (!specifier.startsWith('.')) return { to: specifier, isPackage: true };
  return { to: path.posix.join(path.posix.dirname(file), specifier), isPackage: false };
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every(({ isTypeOnly }) => isTypeOnly);
}

function isDynamicImport(node: ts.Node): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    node.arguments.length > 0
  );
}
