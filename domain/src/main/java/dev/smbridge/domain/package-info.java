@NullMarked
package dev.smbridge.domain;

import org.jspecify.annotations.NullMarked;
