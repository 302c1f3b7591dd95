package dev.smbridge.arch.broken.owners.smbridge.other;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazonaws.services.lambda.runtime.Context;
import com.hierynomus.smbj.SMBClient;
import jcifs.CIFSContext;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.crac.Resource;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkBytes;

/** Knows every library that somebody else owns. */
record KnowsAll(
    AmazonCorrettoCryptoProvider corretto,
    Context lambda,
    SMBClient smbj,
    CIFSContext jcifs,
    BouncyCastleProvider bouncyCastle,
    Resource crac,
    CommandLine picocli,
    SdkBytes aws) {}
