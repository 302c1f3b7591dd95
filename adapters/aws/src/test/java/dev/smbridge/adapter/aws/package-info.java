@NullMarked
package dev.smbridge.adapter.aws;

import org.jspecify.annotations.NullMarked;
