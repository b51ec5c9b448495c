using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Parameters;

namespace PimTools.Shell;

/// <summary>A cmdlet that can wait for requests to end.</summary>
public abstract class PimWaitingCmdlet : PimKindCmdlet
{
    [Parameter]
    public SwitchParameter WaitForApproval { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Waits for the request's end, or for the point where people have to decide, with progress.</summary>
    private protected Task<PimRequest> WaitAsync(PimRequest request, PimCall call)
    {
        var options = new PimWaitOptions { Timeout = Timeout, WaitForApproval = WaitForApproval, Report = ReportWait };
        return PimWait.ForEndAsync(Client, request, options, call);
    }

    private void ReportWait(PimRequest request, TimeSpan waited)
    {
        var percent = Timeout > TimeSpan.Zero ? (int)Math.Min(100, 100 * waited.Ticks / Timeout.Ticks) : 100;
        Report(new ProgressRecord(Math.Abs(request.Id.GetHashCode() % 10_000), $"Waiting for {request.Role} at {request.Scope}", request.Status.ToString())
        {
            PercentComplete = percent,
            SecondsRemaining = (int)Math.Max(0, (Timeout - waited).TotalSeconds),
            RecordType = waited >= Timeout ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        });
    }
}
