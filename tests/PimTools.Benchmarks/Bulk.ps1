# The long lists: 100,000 records of the audit log, and assignments by the ten thousand. Beside them the pages are read by Invoke-RestMethod, as a script
# would do it.

$audit = '/v1.0/auditLogs/directoryAudits?$filter=loggedByService%20eq%20%27PIM%27&$orderby=activityDateTime%20desc'
$many = '--users 3000 --eligible 50000 --over 23h --page-size 999 --keep-answers true'

# As Read-Pages, by what everybody writes first.
function Read-Rest([string] $Path) {
    $next = $root + $Path
    $headers = @{ Authorization = [string] $http.DefaultRequestHeaders.Authorization }
    while ($next) {
        $page = Invoke-RestMethod $next -Headers $headers
        $page.value
        $next = $page.'@odata.nextLink'
    }
}

# The host answers from memory what was read once.
function Read-Once([string] $As, [string] $Path) {
    $http.DefaultRequestHeaders.Authorization = New-Object Net.Http.Headers.AuthenticationHeaderValue 'Bearer', (Get-Token "user=$As")
    Read-Pages $Path
}

foreach ($pause in '50ms', '0ms') {
    $workloads += New-Workload "Audit log, 100,000 records, $pause" emil -Goal '3 times Invoke-RestMethod, 1.5 times the least, 100 MiB' -PeerName Invoke-RestMethod -Options $many -Latency $pause -Setup {
        Connect-As emil
        Read-Once emil $audit
    } -Work { Get-PimAuditLog } -Limit { Read-Pages $audit } -Peer { Read-Rest $audit }
}

# The bare reader reads the same pages; the host answers what the spans of the export ask for, which is not kept.
$workloads += New-Workload 'Export-PimAuditLog, 100,000 records' emil -Goal '100 MiB' -Options $many -Setup {
    Connect-As emil
    Read-Once emil $audit
    $script:log = Join-Path ([IO.Path]::GetTempPath()) "PimToolsLog$PID.jsonl"
} -Work {
    Export-PimAuditLog $log
    Remove-Item "$log*"
} -Limit { Read-Pages $audit }
