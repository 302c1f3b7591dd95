package dev.smbridge.adapter.smbj;

import dev.smbridge.fixture.connection.AddressesContract;

/** The contract on a real Samba. */
final class AddressesTest extends AddressesContract implements OnSamba {}
