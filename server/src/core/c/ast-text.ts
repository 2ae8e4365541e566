import type { Block, Expr, InitializerItem, Stmt, TypeName, Variable } from './ast.ts';
import { conditionText } from './conditions.ts';

/** An expression as C, fully parenthesized, so that its structure shows. What is no C is in angle brackets. */
export function expressionText(expr: Expr): string {
  switch (expr.kind) {
    case 'int':
      return `${expr.value}${expr.signed ? '' : 'u'}${expr.bits === 64 ? 'l' : ''}`;
    case 'string':
      return JSON.stringify(expr.text);
    case 'name':
      return expr.name;
    case 'call':
      return `${expressionText(expr.callee)}(${expr.args.map(expressionText).join(', ')})`;
    case 'unary':
      return `(${expr.op}${expressionText(expr.operand)})`;
    case 'update':
      return expr.prefix
        ? `(${expr.op}${expressionText(expr.operand)})`
        : `(${expressionText(expr.operand)}${expr.op})`;
    case 'binary':
      return `(${expressionText(expr.left)} ${expr.op} ${expressionText(expr.right)})`;
    case 'assign':
      return `(${expressionText(expr.target)} ${expr.op ?? ''}= ${expressionText(expr.value)})`;
    case 'conditional':
      return `(${expressionText(expr.test)} ? ${expr.then === null ? '' : expressionText(expr.then)} : ${expressionText(expr.otherwise)})`;
    case 'member':
      return `${expressionText(expr.object)}${expr.arrow ? '->' : '.'}${expr.field}`;
    case 'index':
      return `${expressionText(expr.object)}[${expressionText(expr.index)}]`;
    case 'cast':
      return `((${typeText(expr.type)})${expressionText(expr.operand)})`;
    case 'sizeof':
      return `sizeof(${expr.type === null ? (expr.operand === null ? '' : expressionText(expr.operand)) : typeText(expr.type)})`;
    case 'offsetof':
      return `offsetof(${typeText(expr.type)}, ${expr.member})`;
    case 'compoundLiteral':
      return `(${typeText(expr.type)})${expressionText(expr.value)}`;
    case 'initializer':
      return `{${expr.items.map(itemText).join(', ')}}`;
    case 'statementExpression':
      return `(${statementText(expr.body)})`;
    case 'comma':
      return `(${expressionText(expr.left)}, ${expressionText(expr.right)})`;
    case 'type':
      return `<${typeText(expr.type)}>`;
    case 'labelAddress':
      return `&&${expr.label}`;
    case 'generic': {
      const choices = expr.choices.map(
        (choice) => `${choice.type === null ? 'default' : typeText(choice.type)}: ${expressionText(choice.value)}`,
      );
      return `_Generic(${[expressionText(expr.control), ...choices].join(', ')})`;
    }
    case 'hole':
      return `<hole ${expr.text}>`;
  }
}

function itemText(item: InitializerItem): string {
  const designators = item.designators.map((part) =>
    typeof part === 'string' ? `.${part}` : `[${expressionText(part)}]`,
  );
  return designators.length === 0
    ? expressionText(item.value)
    : `${designators.join('')} = ${expressionText(item.value)}`;
}

/** A type as it is said aloud from the left: "ptr to struct folio". */
export function typeText(type: TypeName): string {
  switch (type.kind) {
    case 'void':
    case 'float':
    case 'unknown':
      return type.kind;
    case 'int':
      return type.spelled;
    case 'tagged':
      return `${type.keyword} ${type.tag}${type.fields === undefined ? '' : `{${type.fields.map((field) => `${field.name}: ${typeText(field.type)}`).join('; ')}}`}`;
    case 'named':
      return type.name;
    case 'pointer':
      return `ptr to ${typeText(type.to)}`;
    case 'array':
      return `array[${type.length === null ? '' : expressionText(type.length)}] of ${typeText(type.of)}`;
    case 'function':
      return `function(${type.parameters.map((parameter) => typeText(parameter.type)).join(', ')}${type.variadic ? ', ...' : ''}) giving ${typeText(type.returns)}`;
    case 'typeof':
      return `typeof(${expressionText(type.of)})`;
  }
}

/** A statement on one line. */
export function statementText(statement: Stmt): string {
  switch (statement.kind) {
    case 'block':
      return blockText(statement);
    case 'expression':
      return `${expressionText(statement.expr)};`;
    case 'declaration':
      return `${statement.variables.map(variableText).join(', ')};`;
    case 'if': {
      const otherwise = statement.otherwise === null ? '' : ` else ${statementText(statement.otherwise)}`;
      return `if (${expressionText(statement.test)}) ${statementText(statement.then)}${otherwise}`;
    }
    case 'while':
      return `while (${expressionText(statement.test)}) ${statementText(statement.body)}`;
    case 'doWhile':
      return `do ${statementText(statement.body)} while (${expressionText(statement.test)});`;
    case 'for': {
      const init = statement.init === null ? ';' : statementText(statement.init);
      const [test, update] = [statement.test, statement.update].map((part) =>
        part === null ? '' : expressionText(part),
      );
      return `for (${init} ${test}; ${update}) ${statementText(statement.body)}`;
    }
    case 'switch':
      return `switch (${expressionText(statement.subject)}) ${statementText(statement.body)}`;
    case 'case': {
      if (statement.low === null) return 'default:';
      const high = statement.high === null ? '' : ` ... ${expressionText(statement.high)}`;
      return `case ${expressionText(statement.low)}${high}:`;
    }
    case 'label':
      return `${statement.name}:`;
    case 'goto':
      return `goto ${statement.label};`;
    case 'computedGoto':
      return `goto *${expressionText(statement.target)};`;
    case 'break':
    case 'continue':
      return `${statement.kind};`;
    case 'return':
      return statement.value === null ? 'return;' : `return ${expressionText(statement.value)};`;
    case 'empty':
      return ';';
    case 'macroLoop':
    case 'macroBlock':
      return `<${statement.kind === 'macroLoop' ? 'loop' : 'block'} ${statement.name}(${statement.args.map(expressionText).join(', ')})> ${statementText(statement.body)}`;
    case 'asm':
      return `<asm ${statement.outputs.map(expressionText).join(', ')}>;`;
    case 'config': {
      const otherwise =
        statement.otherwise.length === 0 ? '' : ` #else ${statement.otherwise.map(statementText).join(' ')}`;
      return `#if ${conditionText(statement.condition)}: ${statement.then.map(statementText).join(' ')}${otherwise} #endif`;
    }
    case 'hole':
      return `<hole ${statement.text}>;`;
  }
}

function variableText(variable: Variable): string {
  const cleanup = variable.cleanup === null ? '' : ` free(${variable.cleanup})`;
  const init = variable.init === null ? '' : ` = ${expressionText(variable.init)}`;
  return `${variable.isStatic ? 'static ' : ''}${variable.name}: ${typeText(variable.type)}${cleanup}${init}`;
}

function blockText(block: Block): string {
  return `{ ${block.body.map((statement) => `${statementText(statement)} `).join('')}}`;
}
