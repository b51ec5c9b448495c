using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Import;
using PimTools.Shell;

namespace PimTools.Commands;

[Cmdlet(VerbsData.Import, "PimAssignment", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(PimImportRow), ParameterSetName = new[] { "Path", "InputObject" })]
[OutputType(typeof(string), ParameterSetName = new[] { "Template" })]
public sealed class ImportPimAssignmentCommand : PimClientCmdlet
{
    private const string ReadCsv = "param($path) Import-Csv -LiteralPath $path";
    private const string ReadJson = "param($path) Get-Content -LiteralPath $path -Raw | ConvertFrom-Json | ForEach-Object { $_ }";

    private readonly List<PimAssignmentRow> _rows = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    public string? Path { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Template")]
    public SwitchParameter Template { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "InputObject")]
    public string? ResultPath { get; set; }

    [Parameter(ParameterSetName = "Path")]
    [Parameter(ParameterSetName = "InputObject")]
    public string? ResumeFrom { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        if (InputObject is { } row)
        {
            _rows.Add(RowReader.Read(await OnPipelineAsync(() => RowReader.Texts(row)), _rows.Count + 1));
        }
    }

    /// <summary>The whole file is planned before the first row is sent.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        if (Template)
        {
            Emit(CsvLine.Write(RowReader.ColumnNames));
            return;
        }

        if (Path is not null)
        {
            var source = await ReadFileAsync(Path);
            _rows.AddRange(source.Select((row, index) => RowReader.Read(RowReader.Texts(row), index + 1)));
        }

        var done = ResumeFrom is null ? new HashSet<string>() : await ReadDoneAsync(ResumeFrom);
        var importer = new PimImporter(Client);
        var plan = await importer.PlanAsync(_rows, done.Contains, call);
        if (await ConfirmAsync(Sentence(plan)) == Confirmation.Go)
        {
            await RunAsync(importer, plan, call);
        }
        else
        {
            plan.ToList().ForEach(Emit);
        }
    }

    private async Task RunAsync(PimImporter importer, IReadOnlyList<PimImportRow> plan, PimCall call)
    {
        using var file = ResultPath is null ? null : new ImportResultFile(await FullAsync(ResultPath));
        var count = 0;
        void Take(PimImportRow row)
        {
            file?.Add(row);
            Emit(row);
            count++;
            Report(new ProgressRecord(0, "Importing assignments", $"{count} of {plan.Count} rows") { PercentComplete = 100 * count / plan.Count });
        }

        await importer.RunAsync(plan, Take, call);
    }

    private async Task<IReadOnlyCollection<PSObject>> ReadFileAsync(string path)
    {
        var file = await FullAsync(path);
        if (!File.Exists(file))
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"The file '{path}' is not there.") { TargetObject = path };
        }

        var isJson = string.Equals(System.IO.Path.GetExtension(file), ".json", StringComparison.OrdinalIgnoreCase);
        return await OnPipelineAsync<Collection<PSObject>>(() => InvokeCommand.InvokeScript(isJson ? ReadJson : ReadCsv, file));
    }

    private async Task<HashSet<string>> ReadDoneAsync(string path)
    {
        var lines = await ReadFileAsync(path);
        return new HashSet<string>(
            lines.Where(line => line.Properties["Result"]?.Value?.ToString() is "Created" or "Updated" or "Unchanged" or "Resumed")
                .Select(line => line.Properties["Key"]?.Value?.ToString() ?? string.Empty),
            StringComparer.OrdinalIgnoreCase);
    }

    private Task<string> FullAsync(string path) => OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path));

    private static string Sentence(IReadOnlyList<PimImportRow> plan)
    {
        int Count(PimImportPlan what) => plan.Count(row => row.Plan == what);
        return $"Create {Count(PimImportPlan.Create)} and change {Count(PimImportPlan.Update)} assignments; "
            + $"as wanted already: {Count(PimImportPlan.NoChange)}, invalid rows: {Count(PimImportPlan.Invalid)}";
    }
}
