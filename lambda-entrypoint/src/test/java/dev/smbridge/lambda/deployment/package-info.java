/** Tests of what is deployed: the template, its schema and the examples. */
@NullMarked
package dev.smbridge.lambda.deployment;

import org.jspecify.annotations.NullMarked;
