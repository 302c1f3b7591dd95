// Holds a template against CloudFormation's own resource specification: every resource's type, every
// property's name and type, what is required, and that whatever is referred to exists.
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import yaml from 'js-yaml';
import { serverlessTypes } from './serverless.mjs';

const FUNCTIONS = ['And', 'Equals', 'FindInMap', 'GetAZs', 'If', 'Join', 'Not', 'Or', 'Select', 'Split', 'Sub'];
const ATTRIBUTES = ['Type', 'Properties', 'Condition', 'DependsOn', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy'];
const OBJECTS = ['ref', 'map', 'tag', 'object'];
const TAG = { Key: { type: { type: 'string' }, required: true }, Value: { type: { type: 'string' }, required: true } };
const NO_VALUE = 'AWS::NoValue';
const PSEUDO = /^AWS::(AccountId|NoValue|Partition|Region|StackId|StackName|URLSuffix)$/;

function tag(name, kind, construct) {
  return new yaml.Type(`!${name}`, { kind, construct });
}

function functionTags(name) {
  return ['scalar', 'sequence', 'mapping'].map((kind) => tag(name, kind, (data) => ({ [`Fn::${name}`]: data })));
}

const SCHEMA = yaml.CORE_SCHEMA.extend([
  ...FUNCTIONS.flatMap(functionTags),
  tag('Ref', 'scalar', (data) => ({ Ref: data })),
  tag('Condition', 'scalar', (data) => ({ Condition: data })),
  tag('GetAtt', 'scalar', (data) => ({ 'Fn::GetAtt': [data.split('.')[0], data.split('.').slice(1).join('.')] })),
]);

/** The one function that a value is, as [name, argument], or nothing for a plain value. */
function intrinsic(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const [entry, ...more] = Object.entries(value);
  return entry && more.length === 0 && /^(Ref|Fn::\w+)$/.test(entry[0]) ? entry : undefined;
}

const specification = loadAwsServiceSpecSync();

export function templateProblems(text) {
  const template = yaml.load(text, { schema: SCHEMA });
  const { Parameters: parameters = {}, Conditions: conditions = {}, Resources: resources = {} } = template;
  const problems = [];
  const report = (where, what) => problems.push(`${where}: ${what}`);
  const inSpecification = (type) => specification.lookup('resource', 'cloudFormationType', 'equals', type)[0];
  const serverless = serverlessTypes(inSpecification);
  const resourceType = (type) => serverless[type] ?? inSpecification(type);

  // ---- types
  function kindOfReference(name) {
    const type = parameters[name]?.Type ?? 'String';
    return /^(List<|CommaDelimitedList)/.test(type) ? 'list' : 'scalar';
  }

  function kindOf([name, argument]) {
    if (name === 'Ref') return kindOfReference(argument);
    if (name === 'Fn::Split' || name === 'Fn::GetAZs') return 'list';
    if (name !== 'Fn::GetAtt') return 'scalar';
    const type = resourceType(resources[argument[0]]?.Type)?.attributes?.[argument[1]]?.type?.type;
    return type === 'array' ? 'list' : 'scalar';
  }

  function propertiesOf(type) {
    if (type.type === 'ref') return specification.get('typeDefinition', type.reference.$ref).properties;
    return type.type === 'tag' ? TAG : type.properties;
  }

  function scalarFits(value, type) {
    if (typeof value === 'object') return false;
    const written = String(value);
    if (type === 'boolean') return /^(true|false)$/.test(written);
    if (type === 'integer') return /^-?\d+$/.test(written);
    if (type === 'number') return written.trim() !== '' && !Number.isNaN(Number(written));
    return true;
  }

  function fits(value, type) {
    const before = problems.length;
    check(value, type, '');
    return problems.splice(before).length === 0;
  }

  function check(value, type, where) {
    const called = intrinsic(value);
    if (called?.[0] === 'Fn::If') {
      called[1].slice(1).forEach((branch) => check(branch, type, where));
      return;
    }
    if (called?.[1] === NO_VALUE || type.type === 'json') return;
    if (type.type === 'union') {
      if (!type.types.some((each) => fits(value, each))) report(where, 'has none of the types it may have');
    } else if (called) {
      const wanted = type.type === 'array' ? 'list' : OBJECTS.includes(type.type) ? 'object' : 'scalar';
      if (wanted !== kindOf(called)) report(where, `${called[0]} does not give a ${wanted}`);
    } else if (type.type === 'array') {
      if (!Array.isArray(value)) report(where, 'must be a list');
      else value.forEach((each, index) => check(each, type.element, `${where}[${index}]`));
    } else if (OBJECTS.includes(type.type)) {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) report(where, 'must be an object');
      else if (type.type === 'map') Object.entries(value).forEach(([key, each]) => check(each, type.element, `${where}.${key}`));
      else checkProperties(value, propertiesOf(type), where);
    } else if (!scalarFits(value, type.type)) {
      report(where, `must be of type ${type.type}`);
    } else if (type.allowedValues && !type.allowedValues.map(String).includes(String(value))) {
      report(where, `may not be ${value}`);
    }
  }

  function checkProperties(value, properties, where) {
    for (const [name, each] of Object.entries(value)) {
      if (properties[name]) check(each, properties[name].type, `${where}.${name}`);
      else report(`${where}.${name}`, 'there is no such property');
    }
    for (const [name, property] of Object.entries(properties)) {
      if (property.required && value[name] === undefined) report(where, `${name} is required`);
    }
  }

  // ---- references
  function checkName(name, where) {
    const [resource, ...generated] = name.split('.');
    const known = parameters[name] || resources[name] || PSEUDO.test(name);
    if (!known && !(generated.length && serverless[resources[resource]?.Type])) report(where, `there is no ${name}`);
  }

  function checkAttribute([name, attribute], where) {
    const type = resourceType(resources[name]?.Type);
    if (!type) report(where, `there is no resource ${name}`);
    else if (!type.attributes?.[attribute]) report(where, `${name} has no attribute ${attribute}`);
  }

  function checkCondition(name, where) {
    if (!conditions[name]) report(where, `there is no condition ${name}`);
  }

  function checkSubstitution(argument, where) {
    const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
    for (const [, name] of pattern.matchAll(/\$\{([^!}][^}]*)\}/g)) {
      if (variables[name] !== undefined) continue;
      const [resource, ...attribute] = name.split('.');
      if (attribute.length && resources[resource]) checkAttribute([resource, attribute.join('.')], where);
      else checkName(name, where);
    }
  }

  function checkReferences(value, where) {
    if (value === null || typeof value !== 'object') return;
    const [name, argument] = intrinsic(value) ?? [];
    if (name === 'Ref') checkName(argument, where);
    if (name === 'Fn::GetAtt') checkAttribute(argument, where);
    if (name === 'Fn::Sub') checkSubstitution(argument, where);
    if (name === 'Fn::If') checkCondition(argument[0], where);
    if (name === 'Fn::FindInMap' && !template.Mappings?.[argument[0]]) report(where, `there is no mapping ${argument[0]}`);
    Object.entries(value).forEach(([key, each]) => checkReferences(each, `${where}.${key}`));
  }

  checkReferences(template.Rules, 'Rules');
  for (const [name, resource] of Object.entries(resources)) {
    Object.keys(resource).filter((each) => !ATTRIBUTES.includes(each)).forEach((each) => report(`${name}.${each}`, 'there is no such attribute'));
    if (resource.Condition) checkCondition(resource.Condition, name);
    [resource.DependsOn ?? []].flat().filter((each) => !resources[each]).forEach((each) => report(name, `there is no resource ${each}`));
    const type = resourceType(resource.Type);
    if (type) checkProperties(resource.Properties ?? {}, type.properties, name);
    else report(name, `there is no resource type ${resource.Type}`);
    checkReferences(resource, name);
  }
  for (const [name, output] of Object.entries(template.Outputs ?? {})) {
    if (output.Condition) checkCondition(output.Condition, name);
    checkReferences(output.Value, `Outputs.${name}`);
  }
  return problems;
}
