package dev.smbridge.adapter.jcifsng;

import dev.smbridge.testing.connection.LogonsContract;

/** Logons as a real Samba sees them. */
final class LogonsTest extends LogonsContract implements OnSamba {}
