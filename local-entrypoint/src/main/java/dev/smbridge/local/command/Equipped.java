package dev.smbridge.local.command;

/** A command that is given what it works with before it runs. */
public interface Equipped {
  void use(Workbench workbench);
}
