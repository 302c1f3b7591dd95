package dev.smbridge.testing.kerberos;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What resolves the names of file servers. */
public interface Names {
  /** Every address of a host. */
  InetAddress[] addresses(String host) throws UnknownHostException;
}
