// What the template may use of SAM's function, after the AWS SAM developer guide, "AWS::Serverless::Function":
// the specification's own model of it is out of date, that of the Lambda function below it is not.
const string = { type: 'string' };
const boolean = { type: 'boolean' };
const integer = { type: 'integer' };
const object = (properties) => ({ type: 'object', properties });

const PASSED_ON = [
  'Architectures', 'Description', 'Environment', 'FunctionName', 'Handler', 'KmsKeyArn', 'LoggingConfig',
  'MemorySize', 'ReservedConcurrentExecutions', 'Role', 'SnapStart', 'Timeout', 'VpcConfig',
];

const destination = object({
  Type: { type: { type: 'string', allowedValues: ['EventBridge', 'Lambda', 'S3Bucket', 'SNS', 'SQS'] }, required: true },
  Destination: { type: string },
});

const OWN = {
  AutoPublishAlias: { type: string },
  AutoPublishAliasAllProperties: { type: boolean },
  CodeUri: { type: string, required: true },
  EventInvokeConfig: {
    type: object({
      DestinationConfig: { type: object({ OnFailure: { type: destination }, OnSuccess: { type: destination } }) },
      MaximumEventAgeInSeconds: { type: integer },
      MaximumRetryAttempts: { type: integer },
    }),
  },
  Runtime: { type: { type: 'string', allowedValues: ['java25'] }, required: true },
  Tracing: { type: { type: 'string', allowedValues: ['Active', 'Disabled', 'PassThrough'] } },
  VersionDescription: { type: string },
};

/** The serverless types by name, built on the resources that `inSpecification` finds. */
export function serverlessTypes(inSpecification) {
  const lambda = inSpecification('AWS::Lambda::Function');
  const passedOn = Object.fromEntries(PASSED_ON.map((name) => [name, { type: lambda.properties[name].type }]));
  const properties = { ...passedOn, Handler: { type: string, required: true }, ...OWN };
  return { 'AWS::Serverless::Function': { attributes: lambda.attributes, properties } };
}
