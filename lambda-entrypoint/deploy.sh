#!/bin/sh
# Builds the function's package and deploys its stack: ./smbridge deploy [options of `sam deploy`]
# The first time it asks for four parameters and keeps them in samconfig.toml beside this script, where
# others are added by hand.
set -u

root=$(cd -P -- "${0%/*}/.." && pwd)
config=$root/lambda-entrypoint/samconfig.toml

die() {
  printf 'smbridge: %s\n' "$*" >&2
  exit 6
}

ask() {
  printf '%s: ' "$2" >&2
  IFS= read -r answer || die "$1 was not given: run \`./smbridge deploy\` on a terminal, or write $config"
  case $answer in
  '' | *[!A-Za-z0-9./-]*) die "\"$answer\" is no $1: give one such as $3" ;;
  esac
  parameters="$parameters $1=$answer"
}

command -v aws >/dev/null ||
  die 'the AWS CLI is missing: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html'
command -v sam >/dev/null ||
  die 'the SAM CLI is missing: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html'
region=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region 2>/dev/null)}}
[ -n "$region" ] || die 'no region is set: set AWS_REGION, or run `aws configure`'
aws sts get-caller-identity --region "$region" >/dev/null 2>&1 ||
  die 'the AWS CLI has no valid credentials: run `aws configure` or `aws sso login`, or set AWS_PROFILE'

if [ ! -e "$config" ]; then
  parameters=
  ask VpcId 'VPC from which the file servers can be reached' vpc-0123456789abcdef0
  ask PrivateSubnetA 'a private subnet of it' subnet-0123456789abcdef0
  ask PrivateSubnetB 'a private subnet in another availability zone' subnet-0fedcba9876543210
  ask FileServerCidr 'addresses of the file servers' 10.0.1.0/24
  cat >"$config" <<TOML || die "cannot write $config"
version = 0.1
[default.deploy.parameters]
stack_name = "smbridge"
region = "$region"
resolve_s3 = true
capabilities = "CAPABILITY_IAM"
confirm_changeset = true
parameter_overrides = "${parameters# }"
TOML
fi

cd "$root" || exit 6
./mvnw --quiet --batch-mode -DskipTests --projects lambda-entrypoint --also-make package </dev/null ||
  die 'the package could not be built; what failed is said above'
exec sam deploy --template-file "$root/lambda-entrypoint/template.yaml" --config-file "$config" "$@"
