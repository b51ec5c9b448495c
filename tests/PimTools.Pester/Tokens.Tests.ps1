BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"

    $elsewhere = '00000000-0000-4000-8000-00000000dead'

    function ConvertTo-Secret([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    # Runs it with everything said, and gives back every word of it: all streams, the result's properties, and $Error.
    function Read-Everything([scriptblock] $Script) {
        $Error.Clear()
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        $said = try { & $Script *>&1 | ForEach-Object { $_ | Format-List * -Force; $_ } | Out-String -Width 500 } catch { $_ | Format-List * -Force | Out-String -Width 500 }
        $errors = $Error | ForEach-Object { $_ | Format-List * -Force; $_.Exception | Format-List * -Force } | Out-String -Width 500
        $said + $errors
    }
}

Describe 'Tokens' {
    BeforeAll {
        $emulatorHost = Start-EmulatorHost
        $token = Get-EmulatorToken $emulatorHost 'user=ada&lifetime=1h'
        $secrets = @($token.Substring(0, 40)) + $token.Split('.') | Where-Object Length -ge 40

        # What is long comes in several lines.
        function Test-Leak([string] $Text) {
            $flat = $Text -replace '\s'
            @($secrets | Where-Object { $flat.Contains($_) }).Count -gt 0
        }
    }

    AfterAll {
        Stop-EmulatorHost $emulatorHost
        $null = Disconnect-Pim -All
    }

    It 'would be found wherever they were' {
        foreach ($leak in { Write-Verbose $token -Verbose }, { Write-Warning $token }, { Write-Error $token }, { throw $token }, { [pscustomobject]@{ Property = $token } }) {
            Test-Leak (Read-Everything $leak) | Should -BeTrue -Because "$leak"
        }
    }

    It 'are in no stream, no object and no error when all goes well' {
        $all = Read-Everything {
            Connect-Pim -AccessToken (ConvertTo-SecureString $token -AsPlainText -Force) -GraphEndpoint $emulatorHost.Address -Verbose -Debug
            Get-PimAssignment -Mine -Kind EntraRole -Verbose -Debug
            Request-PimRoleActivation 'User Administrator' -Kind EntraRole -Justification 'Pester' -Verbose -Debug
        }

        $all | Should -Match 'POST .*roleAssignmentScheduleRequests -> 201' -Because 'the calls themselves are told'
        Test-Leak $all | Should -BeFalse
        $all | Should -Not -Match 'Bearer'
    }

    It 'are in no error: <name>' -ForEach @(
        @{ name = 'expired in the service'; script = { $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/advance?by=2h"; Get-PimRole -Verbose } }
        @{ name = 'wrong tenant'; script = { Connect-Pim -AccessToken (ConvertTo-Secret $token) -TenantId $elsewhere -Verbose } }
        @{ name = 'unsafe endpoint'; script = { Connect-Pim -AccessToken (ConvertTo-Secret $token) -GraphEndpoint http://example.com -Verbose } }
        @{ name = 'no such service'; script = { $null = Connect-Pim -AccessToken (ConvertTo-Secret $token) -GraphEndpoint http://127.0.0.1:1 -Name dead; Get-PimRole -Context dead -Verbose } }
        @{ name = 'half a token'; script = { Connect-Pim -AccessToken (ConvertTo-Secret $token.Substring(0, $token.Length / 2)) -Verbose } }
    ) {
        $all = Read-Everything $script

        $all | Should -Match 'PimException'
        Test-Leak $all | Should -BeFalse
    }
}
