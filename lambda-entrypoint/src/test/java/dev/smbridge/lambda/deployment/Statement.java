package dev.smbridge.lambda.deployment;

import java.util.function.Consumer;

/** What the template promises. Each fails with an assertion where the template breaks it. */
enum Statement {
  FUNCTION_REACHES_FILE_SERVERS_AND_ENDPOINTS_ONLY(
      NetworkStatements::functionReachesFileServersAndEndpointsOnly),
  NOTHING_COMES_IN_TO_THE_FUNCTION(NetworkStatements::nothingComesInToTheFunction),
  FILE_SERVERS_ARE_THOSE_NAMED(NetworkStatements::fileServersAreThoseNamed),
  ENDPOINTS_LET_ONLY_THE_FUNCTION_IN(NetworkStatements::endpointsLetOnlyTheFunctionIn),
  GROUPS_OF_OTHERS_LET_IN_THE_FUNCTION_ONLY(NetworkStatements::groupsOfOthersLetInTheFunctionOnly),
  NO_RULE_IS_OPEN_TO_THE_WORLD(NetworkStatements::noRuleIsOpenToTheWorld),
  DESCRIPTIONS_ARE_SUCH_AS_EC2_TAKES(NetworkStatements::descriptionsAreSuchAsEc2Takes),

  SECRET_IS_READ_THROUGH_ITS_ENDPOINT_ONLY(SecretStatements::secretIsReadThroughItsEndpointOnly),
  NOTHING_BUT_READING_THE_SECRET_IS_DENIED(SecretStatements::nothingButReadingTheSecretIsDenied),
  TEMPLATE_HOLDS_PLACEHOLDERS_ONLY(SecretStatements::templateHoldsPlaceholdersOnly),
  ENDPOINTS_SERVE_THE_FUNCTION_AND_ITS_SECRETS_ONLY(
      SecretStatements::endpointsServeTheFunctionAndItsSecretsOnly),
  GATEWAY_HOLDS_THE_FUNCTION_TO_ITS_BUCKETS(
      SecretStatements::gatewayHoldsTheFunctionToItsBucketsAndNobodyElse),
  PRIVATE_DNS_IS_ASKED_FOR_AND_WARNED_OF(SecretStatements::privateDnsIsAskedForAndWarnedOf),
  STACKS_KEY_IS_LEFT_TO_IAM(SecretStatements::stacksKeyIsLeftToIam),

  FUNCTION_MAY_DO_THIS_AND_NO_MORE(RoleStatements::functionMayDoThisAndNoMore),
  EVERY_WILDCARD_HAS_A_REASON(RoleStatements::everyWildcardHasAReason),
  FUNCTIONS_OWN_CODE_MAY_NOT_TOUCH_THE_NETWORK(
      RoleStatements::functionsOwnCodeMayNotTouchTheNetwork),
  DATA_IS_REACHED_THROUGH_THE_VPC_ONLY(RoleStatements::dataIsReachedThroughTheVpcOnly),
  KEYS_SERVE_THE_SERVICES_ONLY(RoleStatements::keysServeTheServicesOnly),
  ONLY_LAMBDA_TAKES_THE_ROLE(RoleStatements::onlyLambdaTakesTheRole),
  ONLY_THE_AUDIT_LOG_MAY_INVOKE(RoleStatements::onlyTheAuditLogMayInvoke),

  WHAT_COULD_NOT_WORK_IS_REFUSED(RuleStatements::whatCouldNotWorkIsRefused),

  QUEUE_HIDES_A_MESSAGE_FOR_TWO_TIMEOUTS(QueueStatements::queueHidesAMessageForTwoTimeouts),
  ONE_MESSAGE_DOES_NOT_HARM_ITS_NEIGHBOURS(QueueStatements::oneMessageDoesNotHarmItsNeighbours),
  DELETIONS_COME_IN_WHERE_ROUTES_DELETE(QueueStatements::deletionsComeInWhereRoutesDeleteAlone),
  WHAT_KEEPS_FAILING_IS_KEPT(QueueStatements::whatKeepsFailingIsKept),
  QUEUES_ARE_ENCRYPTED(QueueStatements::queuesAreEncryptedAndTakeEncryptedConnectionsOnly),
  ONLY_THE_BUCKET_AND_THE_RULES_SEND(QueueStatements::onlyTheBucketAndTheRulesSend),
  RULES_TAKE_WHAT_THE_ROUTES_SERVE(QueueStatements::rulesTakeWhatTheRoutesServe),
  FAILED_MESSAGES_ALONE_COME_BACK(QueueStatements::failedMessagesAloneComeBackAndFewRunAtOnce),
  NEW_BUCKET_IS_PRIVATE(QueueStatements::newBucketIsPrivateAndOutlivesTheStack),

  SCHEDULE_RUNS_ITS_OPERATION_AND_NOTHING_ELSE(
      ScheduleStatements::scheduleRunsItsOperationAndNothingElse),
  RUN_GOES_ON_UNTIL_IT_IS_DONE(ScheduleStatements::runGoesOnUntilItIsDone),

  FUNCTION_IS_THE_PACKAGE_ON_ITS_RUNTIME(FunctionStatements::functionIsThePackageOnItsRuntime),
  EVENTS_REACH_THE_ALIAS(FunctionStatements::eventsReachTheAliasOfAPublishedSnapshot),
  CHANGED_SETTINGS_ARE_PUBLISHED(FunctionStatements::changedSettingsArePublished),
  NETWORK_IS_THERE_BEFORE_THE_FUNCTION_STARTS(
      FunctionStatements::networkIsThereBeforeTheFunctionStarts),
  FUNCTION_IS_TOLD_WHERE_ITS_TARGETS_ARE(FunctionStatements::functionIsToldWhereItsTargetsAre),
  LOG_IS_KEPT_FOR_A_WHILE(FunctionStatements::logIsKeptForAWhile),
  FAILURES_RAISE_ALARMS(FunctionStatements::failuresRaiseAlarms),
  ALARM_COMES_BEFORE_THE_TIME_IS_OVER(FunctionStatements::alarmComesBeforeTheTimeIsOver),
  INSTANCES_ARE_BOUNDED_WHERE_ASKED(FunctionStatements::instancesAreBoundedWhereThatIsAskedFor),
  DASHBOARD_SHOWS_WHAT_IS_WRITTEN(DashboardStatements::dashboardShowsWhatIsWritten);

  @SuppressWarnings("ImmutableEnumChecker") // Only method references, which hold nothing.
  private final Consumer<Template> assertion;

  Statement(Consumer<Template> assertion) {
    this.assertion = assertion;
  }

  void assertHolds(Template template) {
    assertion.accept(template);
  }
}
