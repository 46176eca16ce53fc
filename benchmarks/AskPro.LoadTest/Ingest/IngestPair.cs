namespace AskPro.LoadTest.Ingest;

/// <summary>One measurement of both contenders, one right after the other.</summary>
/// <param name="AcceptsPerSecond">Distinct rows stored by signed HTTP posts a second.</param>
/// <param name="RowsPerCommit">How many of them shared a commit.</param>
/// <param name="ApiCpuMicroseconds">Processor time of the Api for one of them.</param>
/// <param name="RivalTps">The rival's best rows a second.</param>
/// <param name="RivalClients">The number of clients it was best with.</param>
internal sealed record IngestPair(double AcceptsPerSecond, double RowsPerCommit, double ApiCpuMicroseconds, double RivalTps, int RivalClients)
{
    public double Ratio => AcceptsPerSecond / RivalTps;
}
