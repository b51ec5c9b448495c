using System;
using System.Management.Automation;

namespace PimTools.Pipeline;

/// <summary>The progress bar of one wait.</summary>
internal sealed class WaitProgress
{
    private readonly int _id;
    private readonly string _activity;
    private readonly TimeSpan _timeout;
    private readonly Action<ProgressRecord> _report;

    public WaitProgress(int id, PimRequest request, TimeSpan timeout, Action<ProgressRecord> report)
    {
        _id = id;
        _activity = VisibleText.OnOneLine($"Waiting for {request.Role.Describe(request.Scope)}");
        _timeout = timeout;
        _report = report;
    }

    public void Show(PimRequest request, TimeSpan waited) => _report(new ProgressRecord(_id, _activity, request.Status.ToString())
    {
        PercentComplete = _timeout > TimeSpan.Zero ? (int)Math.Min(100, 100 * waited.Ticks / _timeout.Ticks) : 100,
        SecondsRemaining = (int)Math.Max(0, (_timeout - waited).TotalSeconds),
    });

    public void End() => _report(new ProgressRecord(_id, _activity, " ") { RecordType = ProgressRecordType.Completed });
}
