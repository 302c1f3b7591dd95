package dev.smbridge.adapter.smbj;

import dev.smbridge.testing.connection.AddressesContract;

/** The contract on a real Samba. */
final class AddressesTest extends AddressesContract implements OnSamba {}
