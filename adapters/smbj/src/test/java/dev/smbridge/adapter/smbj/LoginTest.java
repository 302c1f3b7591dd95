package dev.smbridge.adapter.smbj;

import dev.smbridge.testing.login.LoginContract;

/** The contract on a real Samba. */
final class LoginTest extends LoginContract implements OnSamba {}
