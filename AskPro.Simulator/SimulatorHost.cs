namespace AskPro.Simulator;

/// <summary>Names this host to tests; <c>Program</c> exists in every executable.</summary>
public sealed class SimulatorHost;
