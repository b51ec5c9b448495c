using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Exports;
using PimTools.Files;
using PimTools.Input;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Export, "PimAuditLog", SupportsShouldProcess = true, DefaultParameterSetName = ToFile)]
[OutputType(typeof(PimAuditExport))]
public sealed class ExportPimAuditLogCommand : PimClientCmdlet
{
    private const string ToFile = "File";
    private const string ToAzureMonitor = "AzureMonitor";

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ToFile)]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = ToAzureMonitor)]
    [ReadAs(typeof(Uri), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Uri? IngestionEndpoint { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ToAzureMonitor)]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string RuleId { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = ToAzureMonitor)]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string StreamName { get; set; } = string.Empty;

    [Parameter]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? BookmarkPath { get; set; }

    [Parameter]
    [EnumValue(typeof(PimAuditFormat))]
    public PimAuditFormat? Format { get; set; }

    [Parameter]
    [DateTimeInput(IsPast = true)]
    [ArgumentCompleter(typeof(PastCompleter))]
    public PimMoment? Since { get; set; }

    private PimAuditFormat ChosenFormat => Format ?? (IsIngestion ? PimAuditFormat.JsonLines : AuditFile.FormatOf(Path));

    private bool IsIngestion => ParameterSetName == ToAzureMonitor;

    /// <inheritdoc />
    protected override async Task FinishAsync(PimCall call)
    {
        await ConnectAsync(call);
        if (IsIngestion && Format is PimAuditFormat.Csv or PimAuditFormat.Cef)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"Azure Monitor takes no {Format}.") { Remedy = "Use -Format JsonLines or Asim.", TargetObject = Format };
        }

        var (path, bookmarkPath) = await OnPipelineAsync(() => (
            IsIngestion ? string.Empty : GetUnresolvedProviderPathFromPSPath(Path),
            GetUnresolvedProviderPathFromPSPath(BookmarkPath ?? (IsIngestion ? StreamName : Path) + ".bookmark")));
        WholeFile.Check(bookmarkPath);
        if (!IsIngestion)
        {
            WholeFile.Check(path);
        }

        var target = IsIngestion ? new PimIngestionTarget(IngestionEndpoint!, RuleId, StreamName) : null;
        if (await ConfirmAsync($"Export the audit log of PIM to {target?.ToString() ?? path}") == Confirmation.Go)
        {
            await ExportAsync(target, path, bookmarkPath, call);
        }
    }

    private async Task ExportAsync(PimIngestionTarget? target, string path, string bookmarkPath, PimCall call)
    {
        using var file = BookmarkFile.Take(bookmarkPath);
        var known = file.Read();
        var bookmark = known ?? new AuditBookmark(Client.Context.TenantId, target?.ToString() ?? path, ChosenFormat, Start());
        Check(bookmark, target?.ToString() ?? path, bookmarkPath);
        if (known is not null && Since is not null)
        {
            call.Notice?.Invoke($"The bookmark '{bookmarkPath}' tells where to go on; -Since counts for the first export only.");
        }

        var format = AuditFormats.Of(ChosenFormat, Client.Context.TenantId);
        if (target is not null)
        {
            await RunAsync(format, new IngestionDestination(Client.Ingestion, target, error => Fail(error)), bookmark, file, bookmarkPath, call);
            return;
        }

        if (known is null)
        {
            AuditFile.RefuseUnknown(path);
            file.Save(bookmark);
        }

        using var stream = AuditFile.Open(path);
        var lines = new LineDestination(path, stream, () => stream.Flush(flushToDisk: true), bookmark.Length, format.Header);
        await RunAsync(format, lines, bookmark, file, bookmarkPath, call);
    }

    private async Task RunAsync(
        IAuditFormat format, IAuditDestination destination, AuditBookmark bookmark, BookmarkFile file, string bookmarkPath, PimCall call)
    {
        var export = await new AuditExporter(Client, format, destination, bookmark, file).RunAsync(call);
        if (export.PossibleDuplicates > 0)
        {
            Warn($"{export.PossibleDuplicates} records may be there twice, since an answer was lost. Their RecordId is the same.");
        }

        Emit(export.At(bookmarkPath));
    }

    private DateTimeOffset Start() => Since?.At(Client.ServiceTime) ?? AuditExporter.Oldest(Client.ServiceTime);

    private void Check(AuditBookmark bookmark, string destination, string path)
    {
        var isSame = bookmark.TenantId == Client.Context.TenantId && bookmark.Destination == destination && bookmark.Format == ChosenFormat;
        if (!isSame)
        {
            throw new PimException(
                PimErrorCode.InvalidParameter,
                $"The bookmark '{path}' belongs to another export: of tenant {bookmark.TenantId} to {bookmark.Destination} as {bookmark.Format}.")
            {
                Remedy = "Nothing was written. Name another bookmark with -BookmarkPath.",
                TargetObject = path,
            };
        }
    }
}
