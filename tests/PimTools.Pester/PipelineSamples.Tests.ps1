# The scripts of the pipeline samples, against the emulator's host over HTTP: a plan on a pull request, the saved plan after the merge, drift by night.
BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"
    $samples = Resolve-Path "$PSScriptRoot/../../samples/pipelines"
    $saved = 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'TF_BUILD' | ForEach-Object { @{ Name = $_; Value = [Environment]::GetEnvironmentVariable($_) } }
    $env:GITHUB_OUTPUT = "$TestDrive/output.txt"
    $env:GITHUB_STEP_SUMMARY = "$TestDrive/summary.md"
    $env:TF_BUILD = $null
    $emulatorHost = Start-EmulatorHost
    $null = Connect-EmulatorHost $emulatorHost dana
    $folder = "$TestDrive/pim"
    $null = Export-PimConfiguration "$folder/" -Kind EntraRole, Group
    Set-Content "$folder/break-glass.yaml" "version: 1`nbreakGlass: [breakglass@contoso.com]"
    $file = "$folder/entra/Reports Reader.yaml"

    function Set-Duration([string] $To) { (Get-Content $file) -replace '^      maximumDuration: .*h$', "      maximumDuration: $To" | Set-Content $file }
}

AfterAll {
    $null = Disconnect-Pim -All
    Stop-EmulatorHost $emulatorHost
    $saved | ForEach-Object { [Environment]::SetEnvironmentVariable($_.Name, $_.Value) }
}

Describe 'samples/pipelines' {
    BeforeEach {
        Remove-Item $env:GITHUB_OUTPUT, $env:GITHUB_STEP_SUMMARY, "$TestDrive/out" -Recurse -ErrorAction Ignore
    }

    It 'finds no drift in what was exported' {
        $drift = & "$samples/Drift.ps1" -Path $folder -OutFolder "$TestDrive/out"

        $drift.HasDrift | Should -BeFalse
        Get-Content $env:GITHUB_OUTPUT | Should -Be 'changes=false', 'drift=false'
    }

    It 'plans a change as a comment and a file, applies the file, and finds no drift' {
        Set-Duration 2h
        $plan = & "$samples/Plan.ps1" -Path $folder -OutFolder "$TestDrive/out" -Prune
        $comment = Get-Content -Raw "$TestDrive/out/plan.md"
        $applied = & "$samples/Apply.ps1" -Plan "$TestDrive/out/plan.json" -Report "$TestDrive/out/applied.md" 6>$null

        $plan.Summary | Should -BeLike '1 to update, * unchanged'
        Get-Content $env:GITHUB_OUTPUT | Should -Be 'changes=true'
        $comment.Contains('| Update | `the setting of Reports Reader at Directory` | MaximumActivationDuration: `8h` → `2h` |') | Should -BeTrue -Because $comment
        $applied.Result | Should -Be Updated
        Get-Content "$TestDrive/out/applied.md" | Should -Contain '| Updated | Update | `Reports Reader Directory` | `It differs from the document.` |'
        (& "$samples/Drift.ps1" -Path $folder -OutFolder "$TestDrive/out").HasDrift | Should -BeFalse
    }

    It 'refuses the reviewed plan once somebody else has changed the tenant, and drift tells of it' {
        Set-Duration 3h
        $null = & "$samples/Plan.ps1" -Path $folder -OutFolder "$TestDrive/out" -Prune
        $null = Set-PimRoleSetting 'Reports Reader' -MaximumActivationDuration 5h -Confirm:$false

        { & "$samples/Apply.ps1" -Plan "$TestDrive/out/plan.json" -Report "$TestDrive/out/applied.md" } | Should -Throw -ErrorId 'StalePlan,*' -ExpectedMessage '*has moved from 2h to 5h*'
        $drift = & "$samples/Drift.ps1" -Path $folder -OutFolder "$TestDrive/out"
        $drift.HasDrift | Should -BeTrue
        (Get-Content -Raw $drift.Report).Contains('MaximumActivationDuration: `5h` → `3h`') | Should -BeTrue
    }

    It 'reports a step that fails, and completes by the same plan later' {
        $null = & "$samples/Plan.ps1" -Path $folder -OutFolder "$TestDrive/out" -Prune
        $null = Invoke-RestMethod "$($emulatorHost.Address)/_emulator/faults?fail=403 /rules/" -Method Post

        { & "$samples/Apply.ps1" -Plan "$TestDrive/out/plan.json" -Report "$TestDrive/out/applied.md" 2>$null } | Should -Throw '1 of 1 steps were not taken*'
        Get-Content -Raw "$TestDrive/out/applied.md" | Should -BeLike '*| Failed | Update |*'
        $null = Invoke-RestMethod "$($emulatorHost.Address)/_emulator/faults" -Method Delete
        (& "$samples/Apply.ps1" -Plan "$TestDrive/out/plan.json" -Report "$TestDrive/out/applied.md" 6>$null).Result | Should -Be Updated
    }

    It 'calls the scripts with parameters that they have, in every pipeline' {
        $calls = Get-ChildItem $samples -Filter *.yml | Select-String '\./samples/pipelines/(?<script>\w+\.ps1)(?<rest>.*)$'

        $calls.Count | Should -BeGreaterOrEqual 6
        foreach ($call in $calls.Matches) {
            $known = (Get-Command "$samples/$($call.Groups['script'].Value)").Parameters.Keys
            [regex]::Matches($call.Groups['rest'].Value, '(?<=\s-)[A-Z]\w+') | ForEach-Object Value | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
        }
    }
}
