using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Import;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Import, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(PimImportRow), ParameterSetName = new[] { "Path", "InputObject" })]
[OutputType(typeof(string), ParameterSetName = new[] { "Template" })]
public sealed class ImportPimAssignmentCommand : PimClientCmdlet
{
    private readonly RowReader _rows = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    public string? Path { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Template")]
    public SwitchParameter Template { get; set; }

    [Parameter(ParameterSetName = "Path")]
    public char? Delimiter { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "InputObject")]
    public string? ResultPath { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "InputObject")]
    public string? ResumeFrom { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => InputObject is { } row ? OnPipelineAsync(() => Take(row, null)) : Task.CompletedTask;

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
            await ReadFileAsync(Path, Delimiter, Take);
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

        var done = ResumeFrom is null ? new HashSet<string>() : await ReadDoneAsync(ResumeFrom);
        var importer = new PimImporter(Client);
        var plan = await importer.PlanAsync(rows, done.Contains, call);
        if (await ConfirmAsync(ImportSummary.DescribePlan(plan), ImportSummary.EndingEarlier(plan).Count > 0) == Confirmation.Go)
        {
            await RunAsync(importer, plan, resultPath, call);
        }
        else
        {
            plan.ToList().ForEach(Emit);
        }

        if (ImportSummary.FindFailure(plan, Path) is { } failure)
        {
            Fail(failure);
        }
    }

    private bool Take(PSObject? row, PimException? problem)
    {
        var cells = Cells.Of(row);
        _rows.Take(cells, problem);
        return cells is not null;
    }

    private async Task RunAsync(PimImporter importer, IReadOnlyList<PimImportRow> plan, string? resultPath, PimCall call)
    {
        using var file = resultPath is null ? null : new ImportResultFile(resultPath);
        var count = 0;
        void Take(PimImportRow row)
        {
            file?.Add(row);
            Emit(row);
            count++;
            Report(new ProgressRecord(0, "Importing assignments", $"{count} of {plan.Count} rows") { PercentComplete = 100 * count / plan.Count });
        }

        await importer.RunAsync(plan, Take, call);
        if (file?.Failure is { } failure)
        {
            Fail(failure);
        }
    }

    // What a file holds are objects of PowerShell, which only the pipeline thread may look into.
    private async Task ReadFileAsync(string path, char? delimiter, Func<PSObject?, PimException?, bool> take)
    {
        var file = new RowFile(await FullAsync(path), path);
        await OnPipelineAsync(() => file.Read(InvokeCommand, delimiter).Select(read => take(read.Row, read.Problem)).ToList());
    }

    private async Task<HashSet<string>> ReadDoneAsync(string path)
    {
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await ReadFileAsync(path, null, (line, _) =>
        {
            if (line?.Properties["Key"]?.Value is not string key || line.Properties["Result"]?.Value is not string result)
            {
                throw new PimException(PimErrorCode.InvalidParameter, $"The file '{path}' contains no results of an import.")
                {
                    Remedy = "Nothing was sent. Give a file that -ResultPath wrote.",
                    TargetObject = path,
                };
            }

            return ImportResultLine.IsDone(result) && done.Add(key);
        });
        return done;
    }

    private Task<string> FullAsync(string path) => OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path));
}
