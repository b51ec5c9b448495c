using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Import;
using PimTools.Input;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Import, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(PimImportRow), ParameterSetName = new[] { "Path", "InputObject" })]
[OutputType(typeof(string), ParameterSetName = new[] { "Template" })]
public sealed class ImportPimAssignmentCommand : PimClientCmdlet
{
    private readonly RowReader _rows = new();
    private int _piped;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? Path { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Template")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Template { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [ReadAs(typeof(char))]
    [ArgumentCompleter(typeof(DelimiterCompleter))]
    public char? Delimiter { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [EncodingInput]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    public Encoding? Encoding { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "InputObject")]
    [ReadAs(typeof(string))]
    public string? ResultPath { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "InputObject")]
    [ReadAs(typeof(string))]
    public string? ResumeFrom { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => InputObject is { } row ? OnPipelineAsync(() => Take(row)) : Task.CompletedTask;

    /// <summary>The whole file is planned before the first row is sent.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        if (Template)
        {
            Emit(CsvLine.Write(RowReader.ColumnNames));
            return;
        }

        var resultPath = ResultPath is null ? null : await FullAsync(ResultPath);
        if (resultPath is not null)
        {
            ImportResultFile.Check(resultPath);
        }

        if (Path is not null)
        {
            (await ReadFileAsync(Path, Delimiter, Encoding)).ToList().ForEach(_rows.Take);
        }

        var rows = _rows.Read();
        if (rows.Count == 0)
        {
            Warn($"{(Path is null ? "What was piped in" : $"The file '{Path}'")} has no rows: nothing was done.");
            return;
        }

        if (_rows.Ignored.Count > 0)
        {
            Warn($"These columns were ignored: {string.Join(", ", _rows.Ignored)}.");
        }

        if (_rows.Unknown.Count > 0)
        {
            Warn($"These columns are not known and were ignored: {string.Join(", ", _rows.Unknown)}.");
        }

        var done = ResumeFrom is null ? new HashSet<string>() : await ReadDoneAsync(ResumeFrom);
        var importer = new PimImporter(Client);
        var plan = await importer.PlanAsync(rows, done.Contains, call);
        if (await ConfirmAsync(ImportSummary.DescribePlan(plan), ImportSummary.EndingEarlier(plan).Count > 0) == Confirmation.Go)
        {
            await RunAsync(importer, plan, resultPath, call);
        }
        else
        {
            plan.ToList().ForEach(row => Emit(ChosenView.Planned(row)));
        }

        if (ImportSummary.FindFailure(plan, Path) is { } failure)
        {
            Fail(failure);
        }
    }

    private int Take(PSObject row)
    {
        _rows.Take(new FileRow(ObjectCells.Of(row), ++_piped));
        return _piped;
    }

    private async Task RunAsync(PimImporter importer, IReadOnlyList<PimImportRow> plan, string? resultPath, PimCall call)
    {
        using var file = resultPath is null ? null : new ImportResultFile(resultPath, Client.Context.TenantId);
        var count = 0;
        void Take(PimImportRow row)
        {
            file?.Add(row);
            if (row.Request is { } request)
            {
                EmitOrTell(row, $"The pipeline was stopped before row {row.Line} could be put out: {request}. Get-PimRequest {request.Id} shows it.");
            }
            else
            {
                Emit(row);
            }

            count++;
            Report(new ProgressRecord(0, "Importing assignments", $"{count} of {plan.Count} rows") { PercentComplete = 100 * count / plan.Count });
        }

        await importer.RunAsync(plan, Take, call);
        if (file?.Failure is { } failure)
        {
            Fail(failure);
        }
    }

    // What JSON holds are objects of PowerShell, which only the pipeline thread may look into.
    private async Task<IReadOnlyList<FileRow>> ReadFileAsync(string path, char? delimiter, Encoding? encoding)
    {
        var file = new RowFile(await FullAsync(path), path);
        return await OnPipelineAsync(() => file.Read(InvokeCommand, delimiter, encoding));
    }

    private async Task<HashSet<string>> ReadDoneAsync(string path)
    {
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cells in (await ReadFileAsync(path, null, null)).Select(row => row.Cells))
        {
            if (cells is null || !cells.TryGetValue("Key", out var key) || !cells.TryGetValue("Result", out var result))
            {
                throw new PimException(PimErrorCode.InvalidParameter, $"The file '{path}' contains no results of an import.")
                {
                    Remedy = "Nothing was sent. Give a file that -ResultPath wrote.",
                    TargetObject = path,
                };
            }

            if (cells.TryGetValue("Tenant", out var tenant) && !string.Equals(tenant, Client.Context.TenantId, StringComparison.OrdinalIgnoreCase))
            {
                throw new PimException(PimErrorCode.WrongTenant, $"The file '{path}' has the results of an import into the tenant {tenant}, and this connection is to {Client.Context.TenantId}.")
                {
                    Remedy = "Nothing was sent. Give -Context a connection to that tenant, or leave -ResumeFrom out.",
                    TargetObject = path,
                };
            }

            if (ImportResultLine.IsDone(result))
            {
                done.Add(key);
            }
        }

        return done;
    }

    private Task<string> FullAsync(string path) => OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path));
}
