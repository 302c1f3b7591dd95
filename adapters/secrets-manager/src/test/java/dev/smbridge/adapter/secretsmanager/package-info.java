@NullMarked
package dev.smbridge.adapter.secretsmanager;

import org.jspecify.annotations.NullMarked;
