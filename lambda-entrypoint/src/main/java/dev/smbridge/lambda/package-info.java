/** The Lambda function: tells events apart, hands operations on, answers and logs. */
@NullMarked
package dev.smbridge.lambda;

import org.jspecify.annotations.NullMarked;
