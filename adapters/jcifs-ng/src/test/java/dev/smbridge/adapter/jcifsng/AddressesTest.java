package dev.smbridge.adapter.jcifsng;

import dev.smbridge.testing.connection.AddressesContract;

/** The contract on a real Samba. */
final class AddressesTest extends AddressesContract implements OnSamba {}
