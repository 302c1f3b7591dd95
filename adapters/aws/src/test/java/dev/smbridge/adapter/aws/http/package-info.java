@NullMarked
package dev.smbridge.adapter.aws.http;

import org.jspecify.annotations.NullMarked;
